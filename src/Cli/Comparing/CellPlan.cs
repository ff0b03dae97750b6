using LearningThePrior.Debate;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Judges;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Comparing;

/// <summary>One protocol before one judge, as it is typed and before anything is fitted.</summary>
/// <param name="Name">The protocol.</param>
/// <param name="Protocol">Its rules.</param>
/// <param name="Asks">Whether its judge asks between rounds; any judge can be made one that does.</param>
/// <param name="Make">Makes the judge of an item.</param>
/// <param name="Calibration">How that judge's credences are calibrated; null where they are not.</param>
internal sealed record CellPlan(string Name, IProtocol Protocol, bool Asks, Func<WorldItem, IJudge> Make, CalibrationChoice? Calibration)
{
    /// <summary>The cell with the judge as it is.</summary>
    public ComparisonCell Asked => Before(judge => judge);

    /// <summary>The cell with its judge calibrated.</summary>
    public ComparisonCell CalibratedBy(ICalibration calibration) => Before(judge => new CalibratedJudge(judge, calibration));

    private ComparisonCell Before(Func<IJudge, IJudge> wrap) => new(Name, Protocol, item =>
    {
        var judge = wrap(Make((WorldItem)item));
        return Asks && judge is not IInquiringJudge ? new InquiringJudge(judge) : judge;
    });
}
