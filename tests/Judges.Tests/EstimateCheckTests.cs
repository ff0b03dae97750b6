using System.Numerics;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Tree;

namespace LearningThePrior.Judges.Tests;

public class EstimateCheckTests
{
    // 32 leaves of which 16 hold 1: not more than half, so the true answer is "no" and one more makes a lie of "yes".
    private readonly ToyWorld _world = new(5, a => a.Index);

    [Fact]
    public async Task A_false_claim_falls_at_the_leaf_that_the_prover_rests_on()
    {
        var debate = await PlayAsync(Prover(lie: 1), Estimator(t => t.Offered.Select(c => c.Equals(_world.Truth(c.About)) ? 1_000_000 : 0)));

        Assert.Equal(.1, Yes(debate));
        Assert.Equal([NodeAddress.Parse("/0/0/0/0/0")], debate.JudgeRead);
    }

    [Fact]
    public async Task A_true_claim_stands_against_an_estimator_who_doubts_a_true_part()
    {
        var debate = await PlayAsync(Prover(lie: 0), Estimator(_ => [0, 1_000_000], lie: 1));

        Assert.Equal(.1, Yes(debate));
        Assert.Equal("The node /0/0/0/0/0 says what the prover rests on, against the estimate.", debate.Verdict.Source.Raw);
    }

    [Fact]
    public async Task Where_the_prover_picks_no_part_the_first_estimates_stand()
    {
        // .8 * .5 = .4 for the prover's "yes" (.9), .6 for the estimator's "no" (.1): .4 * .9 + .6 * .1 = .42.
        var debate = await PlayAsync(Prover(lie: 1, picks: false), Estimator(_ => [800_000, 500_000]));

        Assert.Equal(.42, Yes(debate), 1e-12);
        Assert.Empty(debate.JudgeRead);
    }

    [Fact]
    public async Task An_estimator_who_gives_no_estimates_concedes() =>
        Assert.Equal(.9, Yes(await PlayAsync(Prover(lie: 1), Estimator(_ => []))));

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public async Task What_is_no_probability_is_no_estimate(int amount) =>
        Assert.Equal(.9, Yes(await PlayAsync(Prover(lie: 1), Estimator(_ => [amount, 0]))));

    [Fact]
    public async Task A_part_that_the_estimator_believed_anyhow_proves_nothing()
    {
        var debate = await PlayAsync(Prover(lie: 0), Estimator(_ => [1_000_000, 0], lie: 1));

        // The product of the first estimates is 0: the estimator's "yes" stands until the prover picks what is doubted.
        Assert.Equal(.9, Yes(debate));
    }

    private static double Yes(Transcript debate) => Assert.IsType<DecidedVerdict>(debate.Verdict).Credences[1];

    private ScriptedDebater Prover(int lie, bool picks = true)
    {
        var inner = new ToyDebater(_world, lie);
        return new(t => t.Task switch
        {
            SpeakingTask.Challenge => new("I pick.", [], [], picks ? 0 : null),
            _ => inner.SpeakAsync(t).AsTask().GetAwaiter().GetResult(),
        });
    }

    private ScriptedDebater Estimator(Func<SpeakingTurn, IEnumerable<int>> estimates, int lie = 0)
    {
        var inner = new ToyDebater(_world, lie);
        return new(t => t.Task == SpeakingTask.Estimate
            ? new("So likely.", [], [.. t.Offered.Zip(estimates(t), (part, p) => new Claim(SpeakingTurn.Probability, part.About, new((BigInteger)p)))])
            : inner.SpeakAsync(t).AsTask().GetAwaiter().GetResult());
    }

    private Task<Transcript> PlayAsync(IDebater prover, IDebater estimator) => new ProverEstimator().PlayAsync(
        _world.Setup(new BoundedJudge(_world), new(prover, new AnswerPosition(1)), new(estimator, new AnswerPosition(0))),
        TestContext.Current.CancellationToken);
}
