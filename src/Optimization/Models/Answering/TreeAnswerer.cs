using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>X for questions about Z: reads nodes of any Z as facts, by a network whose form the task's structure tells, with a moving average as the teacher.</summary>
public abstract class TreeAnswerer : IDistilled
{
    private readonly TaughtNetwork<nn.Module<Tensor, Tensor, Tensor>> _network;
    private double _flop;

    /// <param name="network">Makes a network; it counts what it does, see <see cref="ICountedModule"/>.</param>
    /// <param name="settings">How it learns.</param>
    private protected TreeAnswerer(Func<nn.Module<Tensor, Tensor, Tensor>> network, AnswererSettings settings) =>
        _network = new(network(), network(), settings);

    /// <summary>How such an X learns unless told otherwise: its networks are small, so that a high rate does no harm.</summary>
    public static AnswererSettings Learning { get; } = new() { Rate = .01, WarmUp = 20, Horizon = 50 };

    /// <inheritdoc/>
    public long Parameters => _network.Parameters;

    /// <inheritdoc/>
    public double Flop => _flop + (2 * MultiplyAdds(_network.Student)) + (2 * MultiplyAdds(_network.Teacher));

    /// <summary>Makes one that knows nothing, of the form that a task's structure tells.</summary>
    /// <param name="task">The task.</param>
    /// <param name="settings">How it learns; its shape is the structure's.</param>
    /// <param name="seed">Draws the first weights.</param>
    public static TreeAnswerer For(ITreeTask task, AnswererSettings settings, Probability.Seed seed)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(settings);
        return task.Structure switch
        {
            PathStructure path => new PathAnswerer(path, settings, seed),
            ShareStructure share => new AmountAnswerer(() => new ShareNetwork(share, seed.CreateRandom()), 0, share.Whole, 1.0 / share.Whole, settings),
            SumStructure sum => new AmountAnswerer(() => new SumNetwork(sum, task, seed.CreateRandom()), sum.Zero, 2 * sum.Zero, sum.Unit, settings),
            CurveStructure curve => new AmountAnswerer(() => new CurveNetwork(curve, seed.CreateRandom()), curve.Zero, 2 * curve.Zero, curve.Unit, settings),
            _ => throw new ArgumentException($"no assistant has the form of a {task.Structure.GetType().Name}.", nameof(task)),
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<Reply<Tokens>>> Answer(IReadOnlyList<FactQuestions> batch, bool teacher)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0)
        {
            return [];
        }

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var (facts, questions) = Read(batch);
        var said = (teacher ? _network.Teacher : _network.Student).call(facts, questions).ToArray();
        var (columns, width) = ((int)questions.shape[1], said.Length / (batch.Count * (int)questions.shape[1]));
        return [.. batch.Select((b, row) => (IReadOnlyList<Reply<Tokens>>)[.. b.Questions.Select((_, i) => new Reply<Tokens>(Best(said.AsSpan(((row * columns) + i) * width, width))))])];
    }

    /// <inheritdoc/>
    public double Train(IReadOnlyList<FactTargets> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = NewDisposeScope();
        var (facts, questions) = Read([.. batch.Select(b => b.Asked)]);
        var columns = (int)questions.shape[1];
        var (targets, weights) = (new double[batch.Count * columns], new double[batch.Count * columns]);
        foreach (var (row, of) in batch.Index())
        {
            foreach (var (i, reply) in of.Targets.Index())
            {
                (targets[(row * columns) + i], weights[(row * columns) + i]) = reply.IsKnown ? (reply.Value[0], 1.0) : (0, 0);
            }
        }

        var losses = Losses(_network.Student.call(facts, questions), Ops.FromArray(targets, batch.Count, columns));
        var loss = losses.mul(Ops.FromArray(weights, batch.Count, columns)).sum().Times(1 / Math.Max(1, weights.Sum()));
        _network.Step(loss);
        return loss.item<double>();
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double[]> Save() => _network.Save(Flop);

    /// <inheritdoc/>
    public void Load(IReadOnlyDictionary<string, double[]> saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        _flop += _network.Load(saved) - Flop;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _network.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The best answer to one question, of the numbers that the network gives for it.</summary>
    private protected abstract Tokens Best(ReadOnlySpan<double> said);

    /// <summary>[contexts, questions]: how far what is said is from the targets.</summary>
    private protected abstract Tensor Losses(Tensor said, Tensor targets);

    private static double MultiplyAdds(nn.Module network) => ((ICountedModule)network).MultiplyAdds ?? 0;

    private static (Tensor Facts, Tensor Questions) Read(IReadOnlyList<FactQuestions> batch) =>
        (Padded([.. batch.Select(b => b.Facts)]), Padded([.. batch.Select(b => b.Questions)]));

    /// <summary>[rows, columns, fields]; rows that are shorter are filled with their first entry.</summary>
    private static Tensor Padded(IReadOnlyList<IReadOnlyList<Tokens>> rows)
    {
        var (columns, fields) = (rows.Max(r => r.Count), rows[0][0].Count);
        var values = new double[rows.Count * columns * fields];
        var at = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns; i++)
            {
                foreach (var value in row[i < row.Count ? i : 0].Values)
                {
                    values[at++] = value;
                }
            }
        }

        return Ops.FromArray(values, rows.Count, columns, fields);
    }
}
