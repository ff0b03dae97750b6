using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Leaves out of what was read all that does not meet conditions on factors.</summary>
/// <param name="where">FIELD=VALUE,...: a factor is one of the values; all conditions must hold.</param>
internal sealed class Conditions(IReadOnlyList<string> where)
{
    /// <summary>Leaves out debates, and judgements, that do not fit.</summary>
    /// <exception cref="ArgumentException">A condition cannot be read, names an unknown factor, or leaves nothing; the message lists what there is.</exception>
    public void Apply(Corpus corpus)
    {
        foreach (var (text, field, list) in where.Select(Parse))
        {
            SortedSet<string> seen;
            HashSet<string> values;
            if (Factors.OfUnjudged(field, corpus) is { } ofDebate)
            {
                seen = new(corpus.Debates.Select(ofDebate), StringComparer.Ordinal);
                values = Values(list, seen, field);
                Leave(corpus, text, corpus.Debates.RemoveAll(d => !values.Contains(ofDebate(d))), "debates");
            }
            else
            {
                var of = Factors.Of(field, corpus);
                var judged = corpus.Debates.Where(d => d.Judgements.Length > 0).ToList();
                seen = new(judged.SelectMany(d => d.Judgements).Select(of), StringComparer.Ordinal);
                values = Values(list, seen, field);
                Leave(corpus, text, judged.Sum(d => d.Keep(j => values.Contains(of(j)))), "judgements");
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

    /// <summary>The values of a list; names hold commas too, so that the most parts that make a value which occurs are that value.</summary>
    private static HashSet<string> Values(string[] parts, SortedSet<string> seen, string field)
    {
        HashSet<string> values = new(StringComparer.Ordinal);
        for (var i = 0; i < parts.Length;)
        {
            var most = Enumerable.Range(1, parts.Length - i).LastOrDefault(n => seen.Contains(Joined(i, n)), 1);
            values.Add(Joined(i, most));
            i += most;
        }

        values.Remove("");
        return values;

        // A protocol may be named as runs store it, too.
        string Joined(int first, int count) => string.Join(',', parts, first, count).Trim() is var value && field == "protocol" ? ProtocolText.Plain(value) : value;
    }

    private static (string Text, string Field, string[] Values) Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        string[] values = equals > 0 ? text[(equals + 1)..].Split(',') : [];
        return !Array.TrueForAll(values, string.IsNullOrWhiteSpace)
            ? (text, text[..equals].Trim(), values)
            : throw new ArgumentException($"--where {text}: FIELD=VALUE,... is expected, for example kind=human live.");
    }
}
