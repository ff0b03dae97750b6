using LearningThePrior.Probability;


namespace LearningThePrior.Judges.Tests;

public class CalibratedJudgeTests
{
    private readonly ToyWorld _world = ToyWorld.Small();

    [Fact]
    public async Task Credences_are_calibrated_and_the_source_says_so()
    {
        var verdict = Assert.IsType<DecidedVerdict>(await Judge(new TemperatureCalibration(2), Credences.OfYes(.8)));

        // Odds 4 become 2.
        Assert.Equal(2.0 / 3, verdict.Credences[1], 12);
        Assert.Equal(new VerdictSource("scripted+calibration", "raw"), verdict.Source);
    }

    [Fact]
    public async Task Verdicts_without_credences_pass_through()
    {
        var tie = new TieVerdict(ScriptedJudge.Source);
        var judge = new CalibratedJudge(new ScriptedJudge(_ => tie), new PlattCalibration(1, 0));

        Assert.Same(tie, await Cases.JudgeAsync(_world, judge));
    }

    [Fact]
    public async Task Two_answers_calibrations_refuse_three_before_anyone_is_asked()
    {
        var judge = new CalibratedJudge(new ScriptedJudge(_ => throw new NotSupportedException()), new PlattCalibration(1, 0));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Cases.JudgeAsync(_world, judge, answers: 3));

        Assert.Contains("2 answers", error.Message, StringComparison.Ordinal);
        Assert.Equal(Credences.Uniform(3), Assert.IsType<DecidedVerdict>(await Judge(new TemperatureCalibration(2), Credences.Uniform(3))).Credences);
    }

    [Fact]
    public void Its_name_prints_its_settings() => Assert.Equal(
        "calibrated(scripted, platt(slope=0.5, intercept=-1))", new CalibratedJudge(new ScriptedJudge(), new PlattCalibration(.5, -1)).Name);

    private Task<Verdict> Judge(ICalibration calibration, Credences credences) => Cases.JudgeAsync(
        _world, new CalibratedJudge(new ScriptedJudge(_ => new DecidedVerdict(credences, ScriptedJudge.Source)), calibration), credences.Count);
}
