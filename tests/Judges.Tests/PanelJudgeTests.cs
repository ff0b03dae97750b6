using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Judges.Tests;

public class PanelJudgeTests
{
    private readonly ToyWorld _world = ToyWorld.Small();

    private static readonly VerdictSource Source = new("m", "r");
    private static readonly IJudge Tie = new ScriptedJudge(_ => new TieVerdict(Source));
    private static readonly IJudge Failing = new ScriptedJudge(_ => new FailedVerdict("down", Source));

    [Theory]
    [InlineData(PanelRule.Mean, .5)]            // (.9 + .4 + .2) / 3
    [InlineData(PanelRule.Median, .4)]          // of .2, .4, .9; the complements' median is .6
    [InlineData(PanelRule.Majority, 1.0 / 3)]   // one of three votes
    public async Task Credences_are_pooled_as_the_rule_says(PanelRule rule, double yes)
    {
        var verdict = await Judge(new PanelJudge([Saying(.9), Saying(.4), Saying(.2)], rule));

        Assert.Equal(yes, Assert.IsType<DecidedVerdict>(verdict).Credences[1], 12);
    }

    [Fact]
    public async Task The_median_of_two_lies_between_them() =>
        Assert.Equal(.7, Yes(await Judge(new PanelJudge([Saying(.8), Saying(.6)], PanelRule.Median))), 12);

    [Fact]
    public async Task Medians_over_three_answers_are_scaled_to_sum_to_one()
    {
        // Medians .5, .2, .2 by hand.
        var panel = new PanelJudge([Saying(.6, .2, .2), Saying(.5, .4, .1), Saying(.3, .1, .6)], PanelRule.Median);
        var credences = Assert.IsType<DecidedVerdict>(await Judge(panel, answers: 3)).Credences;

        Assert.Equal(.5 / .9, credences[0], 12);
        Assert.Equal(.2 / .9, credences[2], 12);
    }

    [Fact]
    public async Task A_median_that_is_zero_everywhere_and_a_split_vote_are_ties()
    {
        IJudge[] split = [Saying(1, 0, 0), Saying(0, 1, 0), Saying(0, 0, 1)];

        Assert.IsType<TieVerdict>(await Judge(new PanelJudge(split, PanelRule.Median), answers: 3));
        Assert.IsType<TieVerdict>(await Judge(new PanelJudge(split, PanelRule.Majority), answers: 3));
        Assert.IsType<TieVerdict>(await Judge(new PanelJudge([Saying(.9), Saying(.4)], PanelRule.Majority)));
    }

    [Fact]
    public async Task Members_that_did_not_decide_weigh_nothing()
    {
        Assert.Equal(.8, Yes(await Judge(new PanelJudge([Saying(.9), Tie, Saying(.7)]))), 12);
        Assert.Equal(1, Yes(await Judge(new PanelJudge([Saying(.9), Failing, Saying(.7)], PanelRule.Majority))), 12);
    }

    [Fact]
    public async Task Without_a_quorum_the_panel_abstains()
    {
        Assert.IsType<AbstainedVerdict>(await Judge(new PanelJudge([Saying(.9), Tie])));
        Assert.IsType<AbstainedVerdict>(await Judge(new PanelJudge([Saying(.9), Saying(.8), Tie], quorum: 3)));
        Assert.IsType<AbstainedVerdict>(await Judge(new PanelJudge([Saying(.5), Saying(.9)], PanelRule.Majority)));
        Assert.Equal(.9, Yes(await Judge(new PanelJudge([Saying(.9), Tie], quorum: 1))), 12);
    }

    [Fact]
    public async Task Its_source_holds_every_members_verdict_and_how_many_agree()
    {
        var verdict = await Judge(new PanelJudge([Saying(.9), Saying(.4), Saying(.8), Failing]));
        var parts = VerdictParts.Parse(verdict.Source.Raw);

        Assert.Equal("panel", verdict.Source.Method);
        Assert.Equal(2.0 / 3, parts.Agreement);
        Assert.Null(parts.Flips);
        Assert.Equal([.1, .6, .2], parts.Parts.Select(p => p.Verdict).OfType<DecidedVerdict>().Select(v => v.Credences[0]), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(new FailedVerdict("down", Source), parts.Parts[3].Verdict);
    }

    [Fact]
    public async Task Each_member_has_a_seed_of_its_own_and_the_whole_budget()
    {
        var seeds = new List<Seed>();
        IJudge member = new ReadingJudge(seeds);
        var setup = _world.Setup(new PanelJudge([member, member, member])) with { JudgeBudget = new(1, 100) };
        var debate = await new JudgeAlone().PlayAsync(setup, TestContext.Current.CancellationToken);

        Assert.Equal(1, Yes(debate.Verdict));
        Assert.Equal(3, seeds.Distinct().Count());
        Assert.Equal([NodeAddress.Root], debate.JudgeRead);
        Assert.Equal(3 * "A branch.".Length, debate.JudgeCharacters);
    }

    [Fact]
    public async Task A_member_that_does_not_fit_is_refused_before_any_is_called()
    {
        var asked = 0;
        var counting = new ScriptedJudge(_ => (asked++, new TieVerdict(Source)).Item2);
        var panel = new PanelJudge([counting, new CalibratedJudge(counting, new PlattCalibration(1, 0))]);

        await Assert.ThrowsAsync<ArgumentException>(() => Judge(panel, answers: 3));
        Assert.Equal(0, asked);
    }

    [Fact]
    public void Its_name_prints_its_settings() =>
        Assert.Equal("panel(median, quorum=2: scripted, scripted)", new PanelJudge([Tie, Tie], PanelRule.Median).Name);

    [Fact]
    public void Settings_without_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PanelJudge([]));
        Assert.Throws<ArgumentException>(() => new PanelJudge([null!]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PanelJudge([Tie], quorum: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PanelJudge([Tie], quorum: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PanelJudge([Tie], (PanelRule)7));
    }

    private static double Yes(Verdict verdict) => Assert.IsType<DecidedVerdict>(verdict).Credences[1];

    private static ScriptedJudge Saying(double yes) => Saying(1 - yes, yes);

    private static ScriptedJudge Saying(params double[] credences) =>
        new(_ => new DecidedVerdict(new(credences), Source));

    private Task<Verdict> Judge(IJudge judge, int answers = 2) => Cases.JudgeAsync(_world, judge, answers);

    /// <summary>Says yes where it may read the root, no where it may not, and notes its seed.</summary>
    private sealed class ReadingJudge(List<Seed> seeds) : IJudge
    {
        public string Name => "reading";

        public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
        {
            seeds.Add(@case.Seed);
            var reading = await @case.Reader.ReadAsync(NodeAddress.Root, cancellationToken);
            return new DecidedVerdict(Credences.OfYes(reading is NodeRead && @case.Reader.NodesLeft == 0 ? 1 : 0), Source);
        }
    }
}
