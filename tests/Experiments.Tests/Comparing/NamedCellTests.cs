using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Experiments.Tests.Comparing;

public sealed class NamedCellTests
{
    private static WorldItem Item { get; } = new ComparisonItems(new SnowWorlds { Examples = 1 }.Sample(new Seed(5))).Draw(0, new Seed(5));

    [Fact]
    public void Every_protocol_meets_every_judge() => Assert.Equal(
        [("alone", "bounded"), ("alone", "oracle"), ("recursive", "bounded"), ("recursive", "oracle")],
        NamedCell.All(NameRegistry.Default, ["alone", "recursive"], ["bounded", "oracle"]).Select(c => (c.Name, c.Judge.ToString())));

    [Fact]
    public void A_protocol_whose_judge_asks_gets_one_that_asks() =>
        Assert.IsType<InquiringJudge>(NamedCell.All(NameRegistry.Default, ["interactive"], ["bounded"])[0].JudgeOf(Item));

    [Fact]
    public void Whatever_is_calibrated_names_the_judge_that_is_heard_first()
    {
        var cell = NamedCell.All(NameRegistry.Default, ["recursive"], ["panel:calibrated:noisy:bias=1+calibrated-platt:oracle+bounded"])[0];

        Assert.Equal(["noisy:bias=1", "oracle"], cell.HeldOut.Select(h => h.Asked.Judge.ToString()));
        Assert.Throws<NameException>(() => cell.JudgeOf(Item));
        Assert.StartsWith("panel(", cell.JudgeOf(Item, _ => new TemperatureCalibration(2)).Name, StringComparison.Ordinal);
    }
}
