namespace LearningThePrior.Analysis.Store;

/// <summary>What the JSON reader does not look at: schemas, elements of lists, and that numbers fit together.</summary>
internal static class StoreCheck
{
    private const double Tolerance = 1e-6;

    private static readonly string[] Statuses = ["decided", "tie", "abstained", "unparseable", "failed"];

    public static (string Path, string Problem)? Of(StoredDebate debate)
    {
        if (Schema(debate.Schema, StoredDebate.CurrentSchema) is { } wrong)
        {
            return wrong;
        }

        if (debate.Answers.Count < 2 || debate.Answers.Any(a => a is null))
        {
            return ("$.answers", "at least two answers are expected, none of them null.");
        }

        if (debate.Status is not ("finished" or "unfinished" or "failed"))
        {
            return ("$.status", "'finished', 'unfinished' or 'failed' is expected.");
        }

        foreach (var side in debate.Sides)
        {
            if (side is null || (side.Credences is { } position && position.Count != debate.Answers.Count)
                || side.Answer < 0 || side.Answer >= debate.Answers.Count)
            {
                return ("$.sides", "a side is null or defends what is no answer of the question.");
            }
        }

        return debate.Turns.Any(t => t is null || t.Citations.Any(c => c is null) || t.Claims.Any(c => c is null))
            ? ("$.turns", "null stands in a list.")
            : null;
    }

    public static (string Path, string Problem)? Of(StoredJudgement judgement)
    {
        if (Schema(judgement.Schema, StoredJudgement.CurrentSchema) is { } wrong)
        {
            return wrong;
        }

        if (!Statuses.Contains(judgement.ParseStatus))
        {
            return ("$.parse_status", $"one of {string.Join(", ", Statuses)} is expected.");
        }

        if (judgement.ParseStatus == "decided" != judgement.Credences is not null)
        {
            return ("$.credences", "a decided verdict has credences, and no other has.");
        }

        if (judgement.Order is not (StoredJudgement.AsPlayed or StoredJudgement.Mirrored))
        {
            return ("$.order", "'as_played' or 'mirrored' is expected.");
        }

        return judgement.Stage < 0 ? ("$.stage", "is negative.") : Credences(judgement.Credences, "$.credences");
    }

    public static (string Path, string Problem)? Of(StoredKey key) =>
        Schema(key.Schema, StoredKey.CurrentSchema) ?? key switch
        {
            { Correct: null, Truth: null } or { Correct: not null, Truth: not null } =>
                ("$.correct", "either 'correct' or 'truth' is expected, and the other null."),
            { Correct: < 0 } => ("$.correct", "is negative."),
            _ => Credences(key.Truth, "$.truth"),
        };

    public static (string Path, string Problem)? Of(StoredNode node) => Schema(node.Schema, StoredNode.CurrentSchema);

    private static (string Path, string Problem)? Schema(string found, string expected) =>
        found == expected ? null : ("$.schema", $"'{Shown(found)}' is not {expected}, which this version reads.");

    /// <summary>What is wrong with a distribution over answers.</summary>
    public static (string Path, string Problem)? Credences(IReadOnlyList<double>? credences, string path) => credences switch
    {
        null => null,
        { Count: < 2 } => (path, "a number for each answer is expected, at least two."),
        _ when credences.Any(c => !(c >= 0 && c <= 1)) => (path, "every number must be from 0 to 1."),
        _ when Math.Abs(credences.Sum() - 1) > Tolerance => (path, "the numbers must sum to one."),
        _ => null,
    };

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
