namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Leaves out of what was read all that does not meet conditions on factors.</summary>
/// <param name="where">FIELD=VALUE,...: a factor is one of the values; all conditions must hold.</param>
internal sealed class Conditions(IReadOnlyList<string> where)
{
    /// <summary>Leaves out debates, and judgements, that do not fit.</summary>
    /// <exception cref="ArgumentException">A condition is none, a factor is unknown, or nothing is left; the message lists what there is.</exception>
    public void Apply(Corpus corpus)
    {
        foreach (var (text, field, values) in where.Select(Parse))
        {
            SortedSet<string> seen = new(StringComparer.Ordinal);
            bool Fits(string value)
            {
                seen.Add(value);
                return values.Contains(value);
            }

            if (Factors.OfUnjudged(field, corpus) is { } ofDebate)
            {
                Leave(corpus, text, corpus.Debates.RemoveAll(d => !Fits(ofDebate(d))), "debates");
            }
            else
            {
                var of = Factors.Of(field, corpus);
                var judged = corpus.Debates.Where(d => d.Judgements.Length > 0).ToList();
                Leave(corpus, text, judged.Sum(d => d.Keep(j => Fits(of(j)))), "judgements");
                var emptied = judged.Where(d => d.Judgements.Length == 0).ToHashSet();
                corpus.Debates.RemoveAll(emptied.Contains);
            }

            if (!seen.Overlaps(values))
            {
                throw new ArgumentException($"--where {text}: nothing is left; {field} is {(seen.Count == 0 ? "of nothing" : string.Join(", ", seen.Take(20)))}.");
            }
        }
    }

    private static void Leave(Corpus corpus, string text, int left, string what)
    {
        if (left > 0)
        {
            corpus.Notes.Add(FormattableString.Invariant($"--where {text} leaves out {left:N0} {what}."));
        }
    }

    private static (string Text, string Field, HashSet<string> Values) Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        string[] values = equals > 0 ? text[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        return values.Length > 0
            ? (text, text[..equals].Trim(), values.ToHashSet(StringComparer.Ordinal))
            : throw new ArgumentException($"--where {text}: FIELD=VALUE,... is expected, for example kind=human live.");
    }
}
