namespace LearningThePrior.Transcripts;

/// <summary>What the JSON reader does not look at: schemas, few-valued words, and that numbers fit together.</summary>
internal static class StoreCheck
{
    private const double Tolerance = 1e-6;

    public static (string Path, string Problem)? Of(StoredJudgement judgement) =>
        Schema(judgement.Schema, StoredJudgement.CurrentSchema)
        ?? Word(judgement.JudgeKind, StoreWords.JudgeKinds, "$.judge_kind")
        ?? Word(judgement.Order, StoreWords.Orders, "$.order")
        ?? Word(judgement.ParseStatus, StoreWords.ParseStatuses, "$.parse_status")
        ?? judgement switch
        {
            { Stage: < 0 } => ("$.stage", "is negative."),
            { ParseStatus: "decided", Credences: null } => ("$.credences", "a decided verdict has credences."),
            { ParseStatus: not "decided", Credences: not null } => ("$.credences", "only a decided verdict has credences."),
            { Choice: { } choice } when choice < 0 || choice >= (judgement.Credences?.Count ?? 0) => ("$.choice", "names no answer."),
            { LogScore: > 0 } => ("$.log_score", "is above 0."),
            _ => Credences(judgement.Credences, "$.credences"),
        }
        ?? Finite(judgement.Mass, "$.mass") ?? Finite(judgement.LogScore, "$.log_score")
        ?? Finite(judgement.Brier, "$.brier") ?? Finite(judgement.Cost, "$.cost");

    public static (string Path, string Problem)? Of(StoredKey key) =>
        Schema(key.Schema, StoredKey.CurrentSchema) ?? key switch
        {
            { Correct: null, Truth: null } or { Correct: not null, Truth: not null } =>
                ("$.correct", "either 'correct' or 'truth' is expected, and the other null."),
            { Correct: < 0 } => ("$.correct", "is negative."),
            _ => Credences(key.Truth, "$.truth"),
        };

    public static (string Path, string Problem)? Of(StoredNode node) => Schema(node.Schema, StoredNode.CurrentSchema);

    public static (string Path, string Problem)? Of(StoredItem item) =>
        Schema(item.Schema, StoredItem.CurrentSchema) ?? Word(item.Status, [StoredItem.Finished, StoredItem.Failed], "$.status");

    public static (string Path, string Problem)? Of(StoredDecomposition decomposition)
    {
        if (Schema(decomposition.Schema, StoredDecomposition.CurrentSchema) is { } other)
        {
            return other;
        }

        for (var i = 0; i < decomposition.Questions.Count; i++)
        {
            var question = decomposition.Questions[i];
            var problem = question switch
            {
                _ when question.Index != i => "does not say its own place.",
                { Parent: { } parent } when parent < 0 || parent >= i => "stands before what it was asked for.",
                { Parent: null } when i > 0 => "was asked for nothing, and is not the first.",
                { Answer: null, Missing: null } or { Answer: not null, Missing: not null } => "has either an answer or a reason why there is none.",
                _ => null,
            };
            if (problem is not null)
            {
                return (FormattableString.Invariant($"$.questions[{i}]"), problem);
            }
        }

        return decomposition switch
        {
            { Questions.Count: 0 } => ("$.questions", "is empty."),
            { Answers.Count: < 2 } => ("$.answers", "at least two are expected, or null."),
            _ => Finite(decomposition.Cost, "$.cost"),
        };
    }

    public static (string Path, string Problem)? Of(StoredPrediction prediction) =>
        Schema(prediction.Schema, StoredPrediction.CurrentSchema) ?? prediction switch
        {
            { Label: { } label } when label < 0 || label >= prediction.Credences.Count => ("$.label", "names no answer."),
            { Truth: { } truth } when truth.Count != prediction.Credences.Count => ("$.truth", "has another number of answers than 'credences'."),
            _ => Credences(prediction.Credences, "$.credences"),
        }
        ?? Credences(prediction.Truth, "$.truth") ?? Finite(prediction.Weight, "$.weight");

    public static (string Path, string Problem)? Schema(string found, string expected) =>
        found == expected ? null : ("$.schema", NotRead(found, expected));

    public static string NotRead(string found, string expected) => $"'{Shown(found)}' is not {expected}, which this version reads.";

    public static (string Path, string Problem)? Word(string found, string[] allowed, string path) =>
        allowed.Contains(found) ? null : (path, $"'{Shown(found)}' is none of {string.Join(", ", allowed)}.");

    public static (string Path, string Problem)? Finite(double? number, string path) =>
        number is { } given && !double.IsFinite(given) ? (path, "the number is not finite.") : null;

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
