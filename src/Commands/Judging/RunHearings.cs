using LearningThePrior.Cli.Comparing;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Judging;

/// <summary>What it takes to judge the debates of a stored run: its world drawn again where it has one, otherwise what is stored.</summary>
internal static class RunHearings
{
    public static Func<StoredDebate, Hearing> Of(StoredRun run, IReadOnlyList<JudgeFactory> judges, JudgeContext context) =>
        Torch.Room.Hearings(run, judges, context)
        ?? ComparisonHearings.Find(run, judges, context)
        ?? new StoredHearings(run, [.. judges.Select(j => j(context))]).Of;
}
