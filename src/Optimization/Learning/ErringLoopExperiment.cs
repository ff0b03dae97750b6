using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.Optimization.Debaters;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Learning;

/// <summary>
/// The loop where honest debaters are right with probability p at each step and liars are exact: what their errors cost, beside what f must become of them. A judge
/// whom errors mislead concludes as the lie has it, so that f learns the mean of the verdicts, p^d P(y|x,z) + (1 - p^d) L(y|x,z), d being the divisions of a debate.
/// Of debaters who were trained, p is what they reached in the loop's own debates, at dividing and at contesting.
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
    public static Task<ErringLoopResult> RunAsync(
        IWorldFamily family, LearningSettings settings, double right, int index, Seed run, CancellationToken cancellationToken = default) =>
        RunAsync(family, settings, c => new ErringDebater(new HonestDebater(c.Claims), right), _ => (right, right), index, run, cancellationToken);

    /// <summary>Learns one world from debates of an honest debater of any kind.</summary>
    /// <param name="family">Where it comes from.</param>
    /// <param name="settings">How the loop learns.</param>
    /// <param name="debater">Makes the honest debater.</param>
    /// <param name="index">Which world of the run.</param>
    /// <param name="run">The run's seed.</param>
    /// <param name="cancellationToken">Stops between two debates.</param>
    public static Task<ErringLoopResult> RunAsync(
        IWorldFamily family, LearningSettings settings, DebaterFactory debater, int index, Seed run, CancellationToken cancellationToken = default) =>
        RunAsync(family, settings, debater, reached => (reached.Dividing, reached.Contesting), index, run, cancellationToken);

    private static async Task<ErringLoopResult> RunAsync(
        IWorldFamily family,
        LearningSettings settings,
        DebaterFactory debater,
        Func<StepTally, (double Dividing, double Contesting)> rightness,
        int index,
        Seed run,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(debater);
        var world = family.Sample(WorldExperiment.SampleOf(index, run));
        var seed = WorldExperiment.SeedOf(index, run);
        var (tally, steps) = (new DebateTally(), new StepTally());
        var elicitation = new DebateElicitation(
            world, new RecursiveDebate(), (human, _) => new BoundedJudge(human), new TallyingStore(new ForgetfulStore(), tally), new VerdictLedger(), seed.For("debates"), "w")
        {
            Debaters = new(c => steps.Watch(debater(c), c.Claims, c.Human)),
        };
        var learned = await new LearningLoop(settings, (w, region, s) => new GradientSearch(w.Latents, s, propose: w.Propose, region: region))
            .RunAsync(world, elicitation, seed.For("loop"), cancellationToken: cancellationToken);
        double Regret(QuestionSet set) => Scoring.Nll(world, set, learned.Predict) - Scoring.Nll(world, set, world.Key.Bayes);
        var right = rightness(steps);

        return new(
            Regret(world.Sets[0]),
            world.Sets.Skip(1).Average(Regret),
            learned.Fidelity,
            HumanFidelity.At(world, learned.Models.F, learned.Z),
            Expected(world, learned.Z, right),
            tally.Totals.Sum(t => t.Right) / (double)tally.Totals.Sum(t => t.Debates),
            tally.Totals.Sum(t => t.Debates * Math.Pow(t.Claim == "honest" ? right.Dividing : right.Contesting, t.Depth)) / tally.Totals.Sum(t => t.Debates))
        {
            Dividing = steps.Dividing,
            Contesting = steps.Contesting,
        };
    }

    /// <summary>KL in nats of P(.|x,z) from what f's mean verdict is by the closed form, over the same questions as <see cref="HumanFidelity"/>.</summary>
    private static double Expected(IWorld world, IReadOnlyList<double> z, (double Dividing, double Contesting) right)
    {
        var claims = world.Claims(z);
        double At(Question question)
        {
            var whole = claims.Whole(question);
            var truth = world.Human.Conclude(question, [whole]);
            var divisions = Divisions(claims, question, whole);
            var held = (Math.Pow(right.Dividing, divisions) + Math.Pow(right.Contesting, divisions)) / 2;
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
    double RegretD, double RegretDStar, double? Fidelity, double HumanFidelity, double ExpectedFidelity, double Right, double ExpectedRight)
{
    /// <summary>Share of the honest debaters' divisions of true claims that were right.</summary>
    public double Dividing { get; init; }

    /// <summary>Share of their challenges to false claims that pointed at a false part.</summary>
    public double Contesting { get; init; }
}
