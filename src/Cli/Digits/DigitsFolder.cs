using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Digits;

/// <summary>What the folder of a run of <c>ltp digits</c> says of the run, and what came of it.</summary>
internal static class DigitsFolder
{
    private const string Kind = "digits";

    /// <summary>The summary's name in the folder.</summary>
    public const string SummaryName = "summary.json";

    /// <summary>The summary's place.</summary>
    public static string Summary(string folder) => Path.Combine(folder, SummaryName);

    /// <summary>What <c>run.json</c> is to say.</summary>
    public static RunInfo Info(DigitsPlan plan) => PlanFile.Info(plan.RunId, Kind, plan, DigitsPlanJson.Default.DigitsPlan);

    /// <summary>The plan of a run that was begun.</summary>
    /// <exception cref="UserException">It is no run of digits, or was changed since.</exception>
    public static DigitsPlan Open(string folder) => PlanFile.Open(folder, Kind, DigitsPlanJson.Default.DigitsPlan, plan => plan.RunId, "ltp digits");

    /// <summary>What came of a run that is finished; null where it is not.</summary>
    public static DigitSummary? FindFinished(string folder) => PlanFile.FindSummary(folder, SummaryName, DigitJson.Default.DigitSummary);
}
