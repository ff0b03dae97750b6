using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Answering;
using LearningThePrior.Probability;

namespace LearningThePrior.Replications.Christiano2018;

/// <summary>
/// What distillation makes of an overseer's errors, on the tiny task of iterated amplification (Christiano, Shlegeris and Amodei 2018): the overseer's answer is
/// replaced by a uniform one of V, and X is trained on what he says until it has converged.
/// </summary>
/// <remarks>
/// Errors drawn anew each time: X takes the mode and is right everywhere, so that the overseer with X is right in 1 - p (V - 1) / V at every height. Errors that
/// are fixed for a question: X learns them, and at height 2 the overseer is right in (1 - p) J + p / V, where J is how often both of his subquestions are.
/// </remarks>
public static class OverseerErrors
{
    private const int ScoredContexts = 200;
    private const int ScoredQuestions = 48;

    private static readonly PermutationPowering Tiny = PermutationPowering.Tiny;

    /// <summary>Trains X with an overseer who errs, and scores both.</summary>
    /// <param name="probability">How often his answer is replaced.</param>
    /// <param name="kind">How errors repeat.</param>
    /// <param name="steps">Steps of training.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<OverseerErrorsCell> RunAsync(double probability, ErrorKind kind, int steps, Seed seed, CancellationToken cancellationToken = default)
    {
        var overseer = TaskErrors.Overseer(Tiny, probability, kind, seed.For("errors"));
        using var x = new DistilledAnswerer(Tiny, new(), seed.For("x"));
        var settings = new DistillationSettings { Steps = steps, Polled = 0, OverseerRightness = TaskErrors.Rightness(Tiny, probability) };
        var loop = new IteratedAmplification(Tiny, overseer, x, null, settings, seed);
        while (loop.Steps < steps)
        {
            await loop.StepAsync(cancellationToken);
        }

        var scores = await loop.ScoreAsync(ScoredContexts, ScoredQuestions, seed.For("scores"), cancellationToken);
        double[] laws = kind == ErrorKind.Fresh
            ? [TaskErrors.Rightness(Tiny, probability), TaskErrors.Rightness(Tiny, probability)]
            : [TaskErrors.Rightness(Tiny, probability), await FixedLawAsync(overseer, probability, cancellationToken)];
        return new(
            probability,
            kind,
            [scores.Amplified.ByHeight[1], scores.Amplified.ByHeight[2]],
            [scores.Teacher.ByHeight[1], scores.Teacher.ByHeight[2]],
            laws);
    }

    /// <summary>(1 - p) J + p / V at height 2: all 24 permutations and all questions of height 2, with the pair's own J.</summary>
    private static async Task<double> FixedLawAsync(IOverseer<Tokens, Tokens> overseer, double probability, CancellationToken cancellationToken)
    {
        var (both, all) = (0, 0);
        foreach (var context in Permutations())
        {
            for (var power = 4; power <= 7; power++)
            {
                for (var element = 0; element < Tiny.Size; element++, all++)
                {
                    var (answer, _) = await new Hch().AskAsync(overseer, new(power, element), context, default, cancellationToken);
                    both += answer.Asked.Take(2).All(a => a.Reply.IsKnown && context.IsRight(a.Question, a.Reply.Value)) && answer.Asked.Count >= 2 ? 1 : 0;
                }
            }
        }

        return ((1 - probability) * both / all) + (probability / TaskErrors.Answers(Tiny));
    }

    private static IEnumerable<ITaskContext> Permutations()
    {
        var known = new HashSet<string>();
        var random = new Seed(0).CreateRandom();
        while (known.Count < 24)
        {
            var context = Tiny.Draw(random);
            if (known.Add(context.Name))
            {
                yield return context;
            }
        }
    }
}

/// <summary>One training with an overseer who errs.</summary>
/// <param name="Probability">How often his answer was replaced.</param>
/// <param name="Kind">How errors repeated.</param>
/// <param name="Amplified">How right the overseer with X was at heights 1 and 2.</param>
/// <param name="Teacher">How right X was alone.</param>
/// <param name="Law">What the overseer with a converged X is right in.</param>
public sealed record OverseerErrorsCell(
    double Probability, ErrorKind Kind, IReadOnlyList<double> Amplified, IReadOnlyList<double> Teacher, IReadOnlyList<double> Law);
