using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>X as a small transformer over facts, with a moving average of its weights as the teacher.</summary>
public sealed class DistilledAnswerer : IDistilled
{
    private readonly AnswererSettings _settings;
    private readonly IReadOnlyList<TokenField> _answers;
    private readonly TokenTensors _factTensors;
    private readonly TokenTensors _questionTensors;
    private readonly TaughtNetwork<FactTransformer> _network;

    /// <summary>Makes one that knows nothing.</summary>
    /// <param name="task">The task, whose fields it reads and answers.</param>
    /// <param name="settings">Its shape and how it learns.</param>
    /// <param name="seed">Draws the first weights.</param>
    /// <exception cref="ArgumentException">The width is no multiple of the heads.</exception>
    public DistilledAnswerer(IAmplificationTask task, AnswererSettings settings, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Width % settings.Heads != 0)
        {
            throw new ArgumentException($"The width of {settings.Width} is no multiple of the {settings.Heads} heads.", nameof(settings));
        }

        (_settings, _answers) = (settings, task.AnswerFields);
        (_factTensors, _questionTensors) = (new(task.FactFields), new(task.QuestionFields));
        _network = new(Make(), Make(), settings);

        FactTransformer Make() => SeededModules.Make(seed.CreateRandom(), () => new FactTransformer(task, settings.Width, settings.Heads));
    }

    /// <inheritdoc/>
    public long Parameters => _network.Parameters;

    /// <inheritdoc/>
    public double Flop { get; private set; }

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
        var columns = batch.Max(b => b.Questions.Count);
        var odds = Odds(teacher ? _network.Teacher : _network.Student, batch, columns).ToArray();
        var width = 1 + _answers.Sum(f => f.Count);
        return [.. batch.Select((b, row) => (IReadOnlyList<Reply<Tokens>>)[.. b.Questions.Select((_, i) => Best(odds.AsSpan(((row * columns) + i) * width, width)))])];
    }

    /// <inheritdoc/>
    public double Train(IReadOnlyList<FactTargets> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = NewDisposeScope();
        var columns = batch.Max(b => b.Targets.Count);
        var odds = Odds(_network.Student, [.. batch.Select(b => b.Asked)], columns);
        var loss = Loss(odds, batch, columns);
        Flop += 2 * FlopOf(batch.Count, batch.Max(b => b.Asked.Facts.Count), columns);
        _network.Step(loss);
        return loss.item<double>();
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double[]> Save() => _network.Save(Flop);

    /// <inheritdoc/>
    public void Load(IReadOnlyDictionary<string, double[]> saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        Flop = _network.Load(saved);
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private Tensor Odds(FactTransformer network, IReadOnlyList<FactQuestions> batch, int columns)
    {
        var facts = batch.Max(b => b.Facts.Count);
        Flop += FlopOf(batch.Count, facts, columns);
        return network.call(_factTensors.Of([.. batch.Select(b => b.Facts)], facts), _questionTensors.Of([.. batch.Select(b => b.Questions)], columns));
    }

    private double FlopOf(int contexts, int facts, int questions)
    {
        double width = _settings.Width;
        return AttentionLayer.Flop(contexts, facts, facts, width, 2 * width) + AttentionLayer.Flop(contexts, questions, facts, width, 2 * width)
            + (2 * contexts * questions * width * (1 + _answers.Sum(f => f.Count)));
    }

    /// <summary>Cross-entropy, summed over the fields of an answer; "do not know" is one more value of the first.</summary>
    private Tensor Loss(Tensor odds, IReadOnlyList<FactTargets> batch, int columns)
    {
        var (start, unknown) = (0L, odds.shape[2] - 1);
        var sum = zeros(1, dtype: ScalarType.Float64);
        for (var f = 0; f < _answers.Count; f++)
        {
            var (targets, weights) = (new long[batch.Count * columns], new double[batch.Count * columns]);
            var count = 0;
            for (var row = 0; row < batch.Count; row++)
            {
                for (var i = 0; i < batch[row].Targets.Count; i++, count++)
                {
                    var reply = batch[row].Targets[i];
                    var at = (row * columns) + i;
                    (targets[at], weights[at]) = (reply.IsKnown ? reply.Value[f] : _answers[f].Count, reply.IsKnown || f == 0 ? 1 : 0);
                }
            }

            var of = odds.narrow(2, start, _answers[f].Count);
            of = f == 0 ? cat([of, odds.narrow(2, unknown, 1)], 2) : of;
            var logs = functional.log_softmax(of, -1).reshape(batch.Count * columns, -1);
            // Where "do not know" is the target of a field that has no such value the weight is nought.
            var index = Ops.FromArray([.. targets.Select(t => Math.Min(t, of.shape[2] - 1))], targets.Length, 1);
            sum = sum.Minus(logs.gather(1, index).squeeze(1).mul(Ops.FromArray(weights)).sum().Times(1.0 / Math.Max(1, count)).reshape(1));
            start += _answers[f].Count;
        }

        return sum.squeeze(0);
    }

    private Reply<Tokens> Best(ReadOnlySpan<double> odds)
    {
        Span<int> values = stackalloc int[_answers.Count];
        var start = 0;
        for (var f = 0; f < values.Length; f++)
        {
            var of = odds.Slice(start, _answers[f].Count);
            for (var v = 1; v < of.Length; v++)
            {
                values[f] = of[v] > of[values[f]] ? v : values[f];
            }

            if (f == 0 && odds[^1] > of[values[0]])
            {
                return new(default, NoAnswer.DoNotKnow);
            }

            start += of.Length;
        }

        return new(new Tokens(values));
    }
}
