using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>
/// For questions about paths: counts of answers by the last steps of a path, longer endings backing off to shorter ones as a hierarchy
/// of Dirichlet priors does. Pages that are reached by the same last steps are often in one state, so that it carries over to the other half
/// of a book and to deeper pages.
/// </summary>
public sealed record SuffixBackOffFit : IDirectFit
{
    private const int Folds = 5;

    /// <summary>How many examples an ending's prior, what its shorter ending says, weighs as much as; the best on held-out folds is taken.</summary>
    private static readonly double[] Strengths = [.25, .5, 1, 2, 4, 8, 16];

    /// <inheritdoc/>
    public string Name => "suffix back-off";

    /// <summary>Whether the world's questions are about paths, encoded as <see cref="StepwiseStructure"/> says.</summary>
    public static bool Fits(IWorld world) => world?.Structure is StepwiseStructure;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The world's questions are not about paths.</exception>
    public FittedModel Fit(IWorld world, IReadOnlyList<Observation> data, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(data);
        var steps = (world.Structure as StepwiseStructure)?.MaxSteps ?? throw new ArgumentException("Suffixes need questions about paths.", nameof(world));
        (double[][] Endings, int Answer)[] examples = [.. data.Select(o => (Endings(world.EncodeForDirectFit(o.Question), steps), o.Answer))];
        var answers = data[0].Question.Answers.Count;
        var losses = new double[Strengths.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            var counts = new EndingCounts([.. examples.Where((_, i) => i % Folds != fold)], answers);
            foreach (var (endings, answer) in examples.Where((_, i) => i % Folds == fold))
            {
                for (var k = 0; k < losses.Length; k++)
                {
                    losses[k] -= Math.Log(counts.Predict(endings, Strengths[k])[answer]);
                }
            }
        }

        var all = new EndingCounts(examples, answers);
        var strength = Strengths[Array.IndexOf(losses, losses.Min())];
        return new(
            questions => [.. questions.Select(q => new Credences(all.Predict(Endings(world.EncodeForDirectFit(q), steps), strength)))],
            all.Parameters,
            Strengths.Length,
            (double)Strengths.Length * data.Count * answers * (steps + 2));
    }

    /// <summary>What is known of a question, ever more of it: the share and the levels asked about, then the last step, the one before, ...</summary>
    private static double[][] Endings(double[] x, int steps)
    {
        double[] backwards = [x[steps + 2], x[steps + 1], .. x.Skip(1).Take((int)x[0]).Reverse()];
        return [.. Enumerable.Range(0, backwards.Length + 1).Select(n => backwards[..n])];
    }
}
