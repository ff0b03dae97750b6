using LearningThePrior.Debate;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Probability;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>One protocol before one judge by their names, before anything is fitted; it plays items of a world.</summary>
/// <param name="Name">The protocol.</param>
/// <param name="Protocol">Its rules.</param>
/// <param name="Judge">The judge; where the protocol has the judge ask between rounds, any judge is made one that does.</param>
/// <param name="Models">Opens language models; null where none judges.</param>
/// <example>
/// <code>
/// var cells = NamedCell.All(NameRegistry.Default, ["alone", "recursive"], ["bounded", "noisy:bias=1"]);
/// var items = new ComparisonItems(world);
/// await new Comparison([.. cells.Select(c => c.Cell())], seed, 100, i => items.Draw(i, seed)).RunAsync(writer);
/// </code>
/// </example>
public sealed record NamedCell(string Name, IProtocol Protocol, Named<JudgeFactory> Judge, Func<ModelName, ILanguageModel>? Models = null)
{
    private readonly JudgeFactory _make = Judge.Make();

    /// <summary>What language models are told; debates carry its name as the label "prompts". Null for what is shipped, and no label.</summary>
    public PromptSet? Prompts { get; init; }

    /// <summary>Who argues on either side, see <see cref="ComparisonCell.Debater"/>.</summary>
    public IDebater? Debater { get; init; }

    /// <summary>Every protocol before every judge.</summary>
    /// <exception cref="NameException">A protocol or a judge has no such name, or a setting of it is wrong.</exception>
    public static IReadOnlyList<NamedCell> All(NameRegistry names, IReadOnlyList<string> protocols, IReadOnlyList<string> judges)
    {
        ArgumentNullException.ThrowIfNull(names);
        return [.. protocols.SelectMany(p => judges.Select(j => new NamedCell(p, names.Protocols.Make(p), names.Judges.Parse(j))))];
    }

    /// <summary>For each calibrated judge among those that judge, the cell whose held-out verdicts it is fitted on.</summary>
    public IEnumerable<(Named<JudgeFactory> Calibrated, NamedCell Asked)> HeldOut =>
        CalibrationMethod.Within(Judge).Select(j => (j, new NamedCell(Name, Protocol, j.Within[0], Models) { Prompts = Prompts, Debater = Debater }));

    /// <summary>The cell as it is played.</summary>
    /// <param name="calibrations">The calibration of each judge in <see cref="HeldOut"/>; null where no judge is calibrated.</param>
    public ComparisonCell Cell(Func<Named<JudgeFactory>, ICalibration>? calibrations = null) => new(Name, Protocol, item => JudgeOf(item, calibrations))
    {
        Debater = Debater,
        Labels = new SortedDictionary<string, string>(Prompts is null ? [] : new Dictionary<string, string> { ["prompts"] = Prompts.Name }, StringComparer.Ordinal),
    };

    /// <summary>The judge of an item.</summary>
    /// <exception cref="NameException">The judge needs a calibration, a language model or a world that was not given.</exception>
    public IJudge JudgeOf(ComparisonItem item, Func<Named<JudgeFactory>, ICalibration>? calibrations = null)
    {
        ArgumentNullException.ThrowIfNull(item);
        var judge = _make((item is WorldItem { World: { } world, Claims: { } claims } ? new JudgeContext(world.Human, claims) : new()) with
        {
            Models = Models,
            JudgePrompt = Prompts?.Of(JudgePrompts.Form),
            Calibrations = calibrations is null ? null : (named, _) => calibrations(named),
        });
        return InquiringJudge.For(Protocol, judge);
    }
}
