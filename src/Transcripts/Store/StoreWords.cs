using System.Text.Json;
using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Transcripts;

/// <summary>The words that the store's fields of few values may hold; the published schemas list them too.</summary>
internal static class StoreWords
{
    public static readonly string[] Statuses = ["finished", "unfinished", "failed"];

    public static readonly string[] Labels = ["A", "B"];

    public static readonly string[] Roles = ["debater_a", "debater_b", "judge"];

    public static readonly string[] Tasks = [.. Enum.GetNames<SpeakingTask>().Select(t => t.ToLowerInvariant()), "feedback"];

    public static readonly string[] Silences = [.. Enum.GetValues<Silence>().Select(SilenceWords.Of)];

    public static readonly string[] JudgeKinds = ["simulated", "model", "human", "trained", "imported"];

    public static readonly string[] Orders = [StoredJudgement.AsPlayed, StoredJudgement.Mirrored];

    public static readonly string[] SideNames = ["kept", "rewritten"];

    public static readonly string[] ParseStatuses = ["decided", "tie", "abstained", "unparseable", "failed"];

    public static readonly string[] CallRoles = Of<ModelRole>();

    public static readonly string[] CallFailures = Of<ModelFailure>();

    public static readonly string[] Billings = Of<AttemptBilling>();

    private static string[] Of<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
}
