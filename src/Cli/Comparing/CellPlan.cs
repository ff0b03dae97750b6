using LearningThePrior.Debate;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.LanguageModels;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Comparing;

/// <summary>One protocol before one judge, as it is typed and before anything is fitted.</summary>
/// <param name="Name">The protocol.</param>
/// <param name="Protocol">Its rules.</param>
/// <param name="Asks">Whether its judge asks between rounds; any judge can be made one that does.</param>
/// <param name="Judge">The judge.</param>
/// <param name="Models">Opens language models; null where none judges.</param>
internal sealed record CellPlan(string Name, IProtocol Protocol, bool Asks, Named<JudgeFactory> Judge, Func<ModelName, ILanguageModel>? Models)
{
    private readonly JudgeFactory _make = Judge.Make();

    /// <summary>For each calibrated judge among those that judge, the cell that it is fitted on.</summary>
    public IEnumerable<(Named<JudgeFactory> Calibrated, CellPlan Asked)> HeldOut =>
        CalibrationMethod.Within(Judge).Select(j => (j, new CellPlan(Name, Protocol, Asks, j.Within[0], Models)));

    /// <summary>The cell, given the calibrations of what is calibrated in it.</summary>
    public ComparisonCell Cell(Func<Named<JudgeFactory>, ICalibration>? calibrations = null) => new(Name, Protocol, item => JudgeOf((WorldItem)item, calibrations));

    /// <summary>The judge of an item.</summary>
    public IJudge JudgeOf(WorldItem item, Func<Named<JudgeFactory>, ICalibration>? calibrations = null)
    {
        var judge = _make(new(item.World.Human, item.Claims)
        {
            Models = Models,
            Calibrations = calibrations is null ? null : (named, _) => calibrations(named),
        });
        return Asks && judge is not IInquiringJudge ? new InquiringJudge(judge) : judge;
    }
}
