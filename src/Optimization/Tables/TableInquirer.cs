using LearningThePrior.Debate;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization.Tables;

/// <summary>What the loop asks the human about a table: what paths say of rows, and which of two paths of one column is the more plausible.</summary>
internal sealed class TableInquirer(TableWorld world, IElicitation elicitation, ExampleSet examples, PriorAnswers answers)
{
    /// <summary>Paths that the loop makes up differ from the present ones by so much at most; less where there are many columns, which add up.</summary>
    private const double MostShift = .5;
    private const double AddedShift = 1.5;

    /// <summary>How far apart two priors of one column are tried first.</summary>
    private const double FirstShift = .3;
    private const double FirstStep = .01;

    /// <summary>A comparison beyond this many nats tells little but that it is lopsided; it is asked again of paths half as far apart.</summary>
    private const double MostNats = 20;
    private const int MostHalvings = 8;

    private readonly TableStructure _structure = world.Structure;

    public PriorAnswers Answers => answers;

    /// <summary>Asks about rows of D and D* by turns, under paths near the given ones.</summary>
    public async Task AskRowsAsync(double[][] centre, int count, SeededRandom random, CancellationToken cancellationToken)
    {
        var shift = Math.Min(MostShift, AddedShift / Math.Sqrt(_structure.Groups));
        for (var i = 0; i < count; i++)
        {
            var question = world.Sets[i % world.Sets.Count].Draw(random);
            double[][] path = [.. centre.Select(states => states.Select(s => s + (shift * random.NextGaussian())).ToArray())];
            await AskAsync(question, _structure.Latents.Encode(path, Pace.AsSaid), cancellationToken);
        }
    }

    /// <summary>Asks about rows of D* under particles.</summary>
    public async Task AskLastAsync(Posterior posterior, int count, SeededRandom random, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            var question = world.Sets[1 + (i % (world.Sets.Count - 1))].Draw(random);
            await AskAsync(question, [.. posterior.Particles[random.NextInt(posterior.Particles.Count)]], cancellationToken);
        }
    }

    /// <summary>Compares the given paths with ones that differ in one column: as often as the column has numbers to learn, and once about whether it carries over.</summary>
    /// <param name="centre">[period][state].</param>
    /// <param name="known">What was learned so far.</param>
    /// <param name="isFirst">Whether nothing was.</param>
    /// <param name="random">Draws.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ComparePriorsAsync(double[][] centre, WalkPrior known, bool isFirst, SeededRandom random, CancellationToken cancellationToken)
    {
        const int Spare = 4;
        // Paths that do not walk, at D's end as they are: what is learned of steps is learned from those that are made up.
        double[][] straight = [.. centre.Select(_ => centre[_structure.Latents.Observed - 1])];
        var first = _structure.Latents.Encode(straight, Pace.AsSaid);
        foreach (var own in Enumerable.Range(0, known.States).GroupBy(s => known.Group[s]))
        {
            int[] states = [.. own];
            for (var i = 0; i < states.Length + Spare; i++)
            {
                await CompareAsync(first, straight, known, isFirst, states, states[i % states.Length], random, cancellationToken);
            }

            if (own.Key < _structure.Latents.Columns)
            {
                bool[] lost = [.. Enumerable.Range(0, _structure.Groups).Select(g => g == own.Key)];
                await AskAsync(first, _structure.Latents.Encode(straight, Pace.AsSaid, lost), cancellationToken);
            }
        }
    }

    /// <summary>Mean KL of f from fresh verdicts at a z; null where none was decided.</summary>
    public async Task<double?> CheckAsync(ColumnModel f, double[] z, int count, SeededRandom random, CancellationToken cancellationToken)
    {
        List<double> divergences = [];
        for (var i = 0; i < count; i++)
        {
            var question = world.Sets[i % world.Sets.Count].Draw(random);
            if (await elicitation.AskAsync(question, z, cancellationToken) is { } answer)
            {
                divergences.Add(Predictions.Divergence(answer.Target, Predictions.Of(f, world, [question], Posterior.Point(z))[0]));
            }
        }

        return divergences.Count == 0 ? null : divergences.Average();
    }

    /// <summary>How far the learned Prior overrates a z beside one that does not walk and says nothing, in nats; null where they are too far apart to tell.</summary>
    public async Task<double?> OverratedAsync(ColumnPrior prior, double[] z, CancellationToken cancellationToken)
    {
        var latents = _structure.Latents;
        var paths = latents.Decode(z);
        var still = latents.Encode([.. paths.Select(_ => paths[latents.Observed - 1])], latents.PaceOf(z));
        var answer = await elicitation.CompareAsync(z, still, cancellationToken);
        if (answer is null || Math.Abs(PriorRatioQuestion.ToLogRatio(answer)) > -PriorQuestion.Impossible - 1)
        {
            return null;
        }

        using var scope = TorchSharp.torch.NewDisposeScope();
        var learned = prior.LogPriors(ExampleSet.Rows([z, still], z.Length)).ToArray();
        return learned[0] - learned[1] - PriorRatioQuestion.ToLogRatio(answer);
    }

    private async Task CompareAsync(
        double[] first, double[][] straight, WalkPrior known, bool isFirst, int[] states, int walking, SeededRandom random, CancellationToken cancellationToken)
    {
        for (var (halving, scale) = (0, 1.0); halving < MostHalvings; halving++, scale /= 2)
        {
            double[][] path = [.. straight.Select(s => s.ToArray())];
            foreach (var state in states)
            {
                var shift = scale * (isFirst ? FirstShift : Math.Sqrt(known.Variance[state])) / Math.Sqrt(Math.Max(1, states.Length / 8.0)) * random.NextGaussian();
                var step = scale * (isFirst ? FirstStep : Math.Sqrt(known.StepVariance[state]));
                for (var t = 0; t < path.Length; t++)
                {
                    path[t][state] += shift + (state == walking && t > 0 ? step * random.NextGaussian() : 0);
                }
            }

            var second = _structure.Latents.Encode(path, Pace.AsSaid);
            if (await elicitation.CompareAsync(first, second, cancellationToken) is not { } credences)
            {
                return;
            }

            if (Math.Abs(PriorRatioQuestion.ToLogRatio(credences)) <= MostNats)
            {
                Add(first, second, credences);
                return;
            }
        }
    }

    private async Task AskAsync(Question question, double[] z, CancellationToken cancellationToken)
    {
        if (await elicitation.AskAsync(question, z, cancellationToken) is { } example)
        {
            examples.Add(world.Encode(question), z, example.Target, example.Weight);
        }
    }

    private async Task AskAsync(double[] first, double[] second, CancellationToken cancellationToken)
    {
        if (await elicitation.CompareAsync(first, second, cancellationToken) is { } credences)
        {
            Add(first, second, credences);
        }
    }

    /// <summary>Keeps the smaller credence, as one near 1 has lost what it differs from 1 by.</summary>
    private void Add(double[] first, double[] second, Credences credences)
    {
        if (credences[0] <= credences[1])
        {
            answers.Add(first, second, credences[0]);
        }
        else
        {
            answers.Add(second, first, credences[1]);
        }
    }
}
