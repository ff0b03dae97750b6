using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Learning;

/// <summary>
/// The loop where honest debaters are right with probability p at each step and liars are exact: what their errors cost, beside what f must become of them. A judge
/// whom errors mislead concludes as the lie has it, so that f learns the mean of the verdicts, p^d P(y|x,z) + (1 - p^d) L(y|x,z), d being the divisions of a debate.
/// </summary>
public static class ErringLoopExperiment
{
    // Lies are drawn; the mean of so many tells what f sees of them.
    private const int Lies = 8;

    /// <summary>Learns one world.</summary>
    /// <param name="family">Where it comes from.</param>
    /// <param name="settings">How the loop learns.</param>
    /// <param name="right">p, from 0 to 1.</param>
    /// <param name="index">Which world of the run.</param>
    /// <param name="run">The run's seed.</param>
    /// <param name="cancellationToken">Stops between two debates.</param>
    public static async Task<ErringLoopResult> RunAsync(
        IWorldFamily family, LearningSettings settings, double right, int index, Seed run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(family);
        var world = family.Sample(WorldExperiment.SampleOf(index, run));
        var seed = WorldExperiment.SeedOf(index, run);
        var tally = new DebateTally();
        var elicitation = new DebateElicitation(
            world, new RecursiveDebate(), (human, _) => new BoundedJudge(human), new TallyingStore(new ForgetfulStore(), tally), new VerdictLedger(), seed.For("debates"), "w")
        {
            Debaters = new(c => new ErringDebater(new HonestDebater(c.Claims), right)),
        };
        var learned = await new LearningLoop(settings, (w, region, s) => new GradientSearch(w.Latents, s, propose: w.Propose, region: region))
            .RunAsync(world, elicitation, seed.For("loop"), cancellationToken: cancellationToken);
        double Regret(QuestionSet set) => Scoring.Nll(world, set, learned.Predict) - Scoring.Nll(world, set, world.Key.Bayes);

        return new(
            Regret(world.Sets[0]),
            world.Sets.Skip(1).Average(Regret),
            learned.Fidelity,
            HumanFidelity.At(world, learned.Models.F, learned.Z),
            Expected(world, learned.Z, right),
            tally.Totals.Sum(t => t.Right) / (double)tally.Totals.Sum(t => t.Debates),
            tally.Totals.Sum(t => t.Debates * Math.Pow(right, t.Depth)) / tally.Totals.Sum(t => t.Debates));
    }

    /// <summary>KL in nats of P(.|x,z) from what f's mean verdict is by the closed form, over the same questions as <see cref="HumanFidelity"/>.</summary>
    private static double Expected(IWorld world, IReadOnlyList<double> z, double right)
    {
        var claims = world.Claims(z);
        double At(Question question)
        {
            var whole = claims.Whole(question);
            var truth = world.Human.Conclude(question, [whole]);
            var held = Math.Pow(right, Divisions(claims, question, whole));
            var lies = Enumerable.Range(0, Lies).Select(i => world.Human.Conclude(question, [claims.Lie(question, new Seed(0).For("lie", i))])).ToArray();
            return Predictions.Divergence(truth, Credences.Normalise([.. truth.Values.Select((p, a) => (held * p) + ((1 - held) * lies.Average(l => l[a])))]));
        }

        double Mean(QuestionSet set) => set.Scored.Sum(s => s.Weight * At(s.Question));
        return (Mean(world.Sets[0]) + world.Sets.Skip(1).Average(Mean)) / 2;
    }

    private static int Divisions(IClaimOracle claims, Question question, Claim claim)
    {
        var parts = claims.Parts(question, claim);
        return parts.Count == 0 ? 0 : 1 + (int)Math.Round(parts.Average(p => Divisions(claims, question, p)));
    }
}

/// <summary>What the loop made of one world with debaters who err. In nats; by exact answers, which only score.</summary>
/// <param name="RegretD">ltp - Bayes on D.</param>
/// <param name="RegretDStar">ltp - Bayes on D*, each set alike.</param>
/// <param name="Fidelity">Mean KL of f from fresh verdicts at z.</param>
/// <param name="HumanFidelity">Mean KL of f from the human's own P(y|x,z).</param>
/// <param name="ExpectedFidelity">The same of the verdicts' mean by the closed form.</param>
/// <param name="Right">Share of the debates decided for the truth.</param>
/// <param name="ExpectedRight">The same by the closed form: the mean of p^d over the debates.</param>
public sealed record ErringLoopResult(
    double RegretD, double RegretDStar, double? Fidelity, double HumanFidelity, double ExpectedFidelity, double Right, double ExpectedRight);
