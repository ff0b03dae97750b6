using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Judges.Tests;

public class OrderRobustJudgeTests
{
    private static readonly VerdictSource Source = new("m", "r");
    private readonly ToyWorld _world = ToyWorld.Small();

    [Fact]
    public async Task Credences_that_choose_alike_in_both_orders_are_averaged()
    {
        var verdict = await Judge(c => Decided(PlayedFirst(c) ? .9 : .6));

        Assert.Equal(.75, Assert.IsType<DecidedVerdict>(verdict).Credences[1], 12);
        Assert.Equal((1.0, 0), (Parts(verdict).Agreement, Parts(verdict).Flips));
    }

    [Fact]
    public async Task A_choice_that_turns_with_the_order_is_a_tie_and_counted()
    {
        // Believes whoever is called A: .9 for no as played, .9 for yes mirrored.
        var verdict = await Judge(c => Decided(c.Positions.Single(p => p.Label == "A").Position == new AnswerPosition(1) ? .9 : .1));

        Assert.IsType<TieVerdict>(verdict);
        Assert.Equal("order-robust", verdict.Source.Method);
        Assert.Equal(1, Parts(verdict).Flips);
        Assert.Null(Parts(verdict).Agreement);
        Assert.Equal([Decided(.1), Decided(.9)], Parts(verdict).Parts.Select(p => p.Verdict));
    }

    [Fact]
    public async Task A_bias_to_what_is_listed_first_cancels_where_it_turns_no_choice()
    {
        var sure = new ScriptedJudge(_ => Decided(.8));
        var robust = new OrderRobustJudge(new NoisyJudge(sure, bias: 1));
        var credences = Assert.IsType<DecidedVerdict>(await Cases.JudgeAsync(_world, robust)).Credences;

        // Log odds ln 4 - 1 and ln 4 + 1: probabilities 4/(4+e) and 4e/(4e+1).
        Assert.Equal(((4 / (4 + Math.E)) + (4 * Math.E / ((4 * Math.E) + 1))) / 2, credences[1], 12);
    }

    [Fact]
    public async Task Noise_is_the_same_in_both_orders_so_that_only_the_order_can_turn_a_choice()
    {
        var robust = new OrderRobustJudge(new NoisyJudge(new ScriptedJudge(_ => Decided(.5)), inconsistency: 3));
        var verdict = Assert.IsType<DecidedVerdict>(await Cases.JudgeAsync(_world, robust));

        Assert.Equal(Parts(verdict).Parts[0].Verdict, Parts(verdict).Parts[1].Verdict);
    }

    [Fact]
    public async Task An_order_without_credences_falls_to_no_side()
    {
        Assert.IsType<TieVerdict>(await Judge(_ => new TieVerdict(Source)));
        Assert.IsType<AbstainedVerdict>(await Judge(c => PlayedFirst(c) ? Decided(.9) : new TieVerdict(Source)));
        Assert.IsType<AbstainedVerdict>(await Judge(c => PlayedFirst(c) ? new UnparseableVerdict(Source) : Decided(.9)));
        Assert.Equal("down", Assert.IsType<FailedVerdict>(
            await Judge(c => PlayedFirst(c) ? Decided(.9) : new FailedVerdict("down", Source))).Error);
    }

    [Fact]
    public async Task Each_order_has_the_whole_budget_and_both_are_in_the_transcript()
    {
        var setup = _world.Setup(
            new OrderRobustJudge(new BoundedJudge(_world)), new ToyDebater(_world, 0).For(1), new ToyDebater(_world, -3).For(0));
        var debate = await new SimultaneousDebate(1).PlayAsync(setup with { JudgeBudget = new(1, 100) }, TestContext.Current.CancellationToken);

        Assert.IsType<DecidedVerdict>(debate.Verdict);
        Assert.Equal([NodeAddress.Parse("/0/0")], debate.JudgeRead);
        Assert.Equal(2 * "This leaf holds 1".Length, debate.JudgeCharacters);
        Assert.Equal("order-robust(bounded(checks=1))", debate.Judge);
    }

    private static bool PlayedFirst(JudgeCase @case) => @case.Positions[0].Position == new AnswerPosition(0);

    private static DecidedVerdict Decided(double yes) => new(Credences.OfYes(yes), Source);

    private static VerdictParts Parts(Verdict verdict) => VerdictParts.Parse(verdict.Source.Raw);

    private Task<Verdict> Judge(Func<JudgeCase, Verdict> judge) =>
        Cases.JudgeAsync(_world, new OrderRobustJudge(new ScriptedJudge(judge)));
}
