namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Kinds of judges that are not thrown together: people who took part, people who came afterwards, language models, programs, trained judges; and the mirrored copies of each.</summary>
internal static class JudgeKinds
{
    /// <summary>The factor of this name.</summary>
    public const string Factor = "kind";

    private const string Live = "human live";
    private const string Mirrored = "mirrored ";

    /// <summary>Where nothing else tells which kind a run was made for, the first of these that most verdicts are of.</summary>
    private static readonly string[] Order = [Live, "human offline", "language model", "program", "trained", "imported"];

    /// <summary>Factors that tell judges apart.</summary>
    private static readonly string[] OfJudges = [Factor, "judge", "judge_kind", "method"];

    /// <summary>The kind of a judge.</summary>
    /// <param name="judge">Who.</param>
    /// <param name="isCopy">Whether it is of a mirrored verdict beside the same judge's on the debate as played, see <see cref="ScoredJudgement.IsCopy"/>.</param>
    public static string Of(JudgeId judge, bool isCopy) => (isCopy ? Mirrored : "") + judge.Kind switch
    {
        "human" => judge.Method.StartsWith("human_offline", StringComparison.Ordinal) ? "human offline" : Live,
        "model" => "language model",
        "simulated" => "program",
        var other => other,
    };

    /// <summary>Whether a kind is of mirrored copies.</summary>
    public static bool IsOfCopies(string kind) => kind.StartsWith(Mirrored, StringComparison.Ordinal);

    /// <summary>Whether groups by these factors tell judges apart.</summary>
    public static bool AreToldBy(IEnumerable<string> by) => by.Any(OfJudges.Contains);

    /// <summary>How many verdicts there are of each kind, the kind that the runs were made for first, then by number.</summary>
    /// <remarks>That is the kind of the judge whom most debates name as their own; where none names one, the commonest kind. Copies come after all others.</remarks>
    public static IReadOnlyList<(string Kind, long Verdicts)> In(Corpus corpus)
    {
        Dictionary<string, (long All, long Own)> counts = new(StringComparer.Ordinal);
        foreach (var judgement in corpus.Debates.SelectMany(d => d.Judgements).Where(j => j.IsFinal))
        {
            var (all, own) = counts.GetValueOrDefault(judgement.Kind);
            counts[judgement.Kind] = (all + 1, own + (IsOwn(judgement) ? 1 : 0));
        }

        return [.. counts.OrderBy(c => IsOfCopies(c.Key)).ThenByDescending(c => c.Value.Own).ThenByDescending(c => c.Value.All).ThenBy(c => Array.IndexOf(Order, c.Key)).Select(c => (c.Key, c.Value.All))];
    }

    /// <summary>What a reader is told where there are several kinds.</summary>
    public static string Note(IReadOnlyList<(string Kind, long Verdicts)> kinds)
    {
        var others = string.Join(" and ", kinds.Skip(1).Select(k => FormattableString.Invariant($"{k.Verdicts:N0} of kind '{k.Kind}'")));
        var copies = kinds.Any(k => IsOfCopies(k.Kind)) ? " Mirrored ones are second verdicts of the same judges on the same debates." : "";
        return FormattableString.Invariant(
            $"Judges of different kinds are not thrown together: these are {kinds[0].Verdicts:N0} verdicts by judges of kind '{kinds[0].Kind}'; there are also {others}.{copies} --by kind shows each, --where kind=... another one, --pool-kinds all together.");
    }

    /// <summary>What a reader is told where some of the verdicts that head the tables were given in the mirrored order alone; null where none was, or all were.</summary>
    public static string? NoteOfOrders(IEnumerable<ScoredJudgement> heading)
    {
        var (mirrored, all) = (0L, 0L);
        foreach (var judgement in heading)
        {
            all++;
            mirrored += judgement is { IsMirrored: true, IsCopy: false } ? 1 : 0;
        }

        return mirrored == 0 || mirrored == all
            ? null
            : FormattableString.Invariant($"Of {all:N0} verdicts {mirrored:N0} were given in the mirrored order alone, and count beside those in the order played; --by order tells them apart.");
    }

    private static bool IsOwn(ScoredJudgement judgement) =>
        Array.Exists(judgement.Debate.Row.Models, m => m.Name == "judge" && m.Text == judgement.Judge) && judgement.Kind != "human offline";
}
