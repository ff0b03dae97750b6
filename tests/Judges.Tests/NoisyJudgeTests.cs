using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;


namespace LearningThePrior.Judges.Tests;

public class NoisyJudgeTests
{
    private static readonly double Odds = Math.Log(0.8 / 0.2);
    private readonly ToyWorld _world = ToyWorld.Small();

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 0, 0.5)]
    [InlineData(0.5, 0, 2)]
    public async Task The_temperature_divides_the_log_odds(double temperature, double bias, double factor) =>
        Assert.Equal(Odds * factor, LogOdds(await Judge(new(Deciding(0.8), temperature, bias))), 9);

    [Fact]
    public async Task The_bias_draws_to_the_answer_that_is_listed_first()
    {
        Assert.Equal(Odds - 1, LogOdds(await Judge(new(Deciding(0.8), bias: 1))), 9);
        Assert.Equal(Odds + 1, LogOdds(await Judge(new(Deciding(0.8), bias: 1), swapped: true)), 9);
    }

    [Fact]
    public async Task Alone_the_bias_draws_to_answer_0()
    {
        var debate = await new JudgeAlone().PlayAsync(
            _world.Setup(new NoisyJudge(Deciding(0.8), bias: 1)), TestContext.Current.CancellationToken);

        Assert.Equal(Odds - 1, LogOdds(debate.Verdict), 9);
    }

    [Fact]
    public async Task Inconsistency_is_the_standard_deviation_of_the_log_odds_and_comes_from_the_seed()
    {
        var judge = new NoisyJudge(Deciding(0.8), inconsistency: 0.7);
        var draws = new double[4_000];
        for (var i = 0; i < draws.Length; i++)
        {
            draws[i] = LogOdds(await Judge(judge, seed: (ulong)i)) - Odds;
        }

        // Standard errors: 0.7 / sqrt(4000) = 0.011 for the mean, 0.7 / sqrt(8000) = 0.008 for the deviation.
        var mean = draws.Average();
        Assert.InRange(mean, -0.05, 0.05);
        Assert.InRange(Math.Sqrt(draws.Average(d => (d - mean) * (d - mean))), 0.66, 0.74);
        Assert.Equal(await Judge(judge, seed: 3), await Judge(judge, seed: 3));
    }

    [Fact]
    public async Task Neutral_settings_leave_the_credences_as_they_are() =>
        Assert.Equal(Credences.OfYes(0.8), Assert.IsType<DecidedVerdict>(await Judge(new(Deciding(0.8)))).Credences);

    [Fact]
    public async Task Certainty_stays_certain_at_any_setting() => Assert.Equal(
        Credences.OfYes(1), Assert.IsType<DecidedVerdict>(await Judge(new(Deciding(1), 1e-300, 5, 3))).Credences);

    [Fact]
    public async Task Extreme_temperatures_give_credences_all_the_same()
    {
        Assert.Equal(Credences.OfYes(0.5), Assert.IsType<DecidedVerdict>(await Judge(new(Deciding(0.5), double.Epsilon))).Credences);
        Assert.Equal(Credences.OfYes(1), Assert.IsType<DecidedVerdict>(await Judge(new(Deciding(0.8), double.Epsilon))).Credences);
        Assert.Equal(Credences.OfYes(0.5), Assert.IsType<DecidedVerdict>(await Judge(new(Deciding(0.8), double.MaxValue))).Credences);
    }

    [Fact]
    public async Task Verdicts_without_credences_pass_through()
    {
        var source = new VerdictSource("m", "r");
        foreach (var verdict in new Verdict[]
            { new TieVerdict(source), new AbstainedVerdict(source), new UnparseableVerdict(source), new FailedVerdict("e", source) })
        {
            Assert.Same(verdict, await Judge(new(new ScriptedJudge(_ => verdict), 2, 1, 1)));
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(-1, 0, 0)]
    [InlineData(double.NaN, 0, 0)]
    [InlineData(double.PositiveInfinity, 0, 0)]
    [InlineData(1, double.NaN, 0)]
    [InlineData(1, double.NegativeInfinity, 0)]
    [InlineData(1, 0, -0.1)]
    [InlineData(1, 0, double.NaN)]
    public void Settings_without_sense_are_refused(double temperature, double bias, double inconsistency) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NoisyJudge(Deciding(0.8), temperature, bias, inconsistency));

    [Fact]
    public async Task Its_name_and_its_method_say_what_was_done()
    {
        var judge = new NoisyJudge(Deciding(0.8), 1.5, 0, 0.25);

        Assert.Equal("noisy(scripted, temperature=1.5, bias=0, inconsistency=0.25)", judge.Name);
        Assert.Equal(new VerdictSource("scripted+noise", "raw"), (await Judge(judge)).Source);
    }

    private static ScriptedJudge Deciding(double yes) => new(_ => new DecidedVerdict(Credences.OfYes(yes), ScriptedJudge.Source));

    private static double LogOdds(Verdict verdict)
    {
        var credences = Assert.IsType<DecidedVerdict>(verdict).Credences;
        return Math.Log(credences[1] / credences[0]);
    }

    private async Task<Verdict> Judge(NoisyJudge judge, bool swapped = false, ulong seed = 1)
    {
        var debater = new ScriptedDebater("");
        var setup = _world.Setup(judge, debater.For(0), debater.For(1)) with
        {
            Arrangement = new(false, false, ListingSwapped: swapped),
            Seed = new(seed),
        };
        return (await new SequentialDebate(1).PlayAsync(setup, TestContext.Current.CancellationToken)).Verdict;
    }
}
