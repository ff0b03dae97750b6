using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>
/// H' as a small transformer over the question and what is known so far. Each field of its move is either written from the field's own numbers or copied from
/// a place that it points at, as an overseer does who passes on what he was told (Vinyals, Fortunato and Jaitly 2015).
/// </summary>
public sealed class MoveImitator : IImitator
{
    private const int StatesAtOnce = 512;

    private readonly AnswererSettings _settings;
    private readonly MoveSlots _slots;
    private readonly PointerNetwork _network;
    private readonly Adam _adam;
    private int _steps;

    /// <summary>Makes one that knows nothing.</summary>
    /// <param name="task">The task whose overseer it learns from.</param>
    /// <param name="settings">Its shape and how it learns.</param>
    /// <param name="seed">Draws the first weights.</param>
    public MoveImitator(IAmplificationTask task, AnswererSettings settings, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(settings);
        (_settings, _slots) = (settings, new(task));
        _network = SeededModules.Make(seed.CreateRandom(), () => new PointerNetwork(_slots, settings.Width, settings.Heads));
        _adam = new(_network.parameters(), second: .98);
    }

    /// <inheritdoc/>
    public long Parameters => _network.parameters().Sum(p => p.numel());

    /// <inheritdoc/>
    public double Flop { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<OverseerMove<Tokens, Tokens>> Next(IReadOnlyList<Consultation<Tokens, Tokens>> asked, SeededRandom? random)
    {
        ArgumentNullException.ThrowIfNull(asked);
        // Many are asked the very same: each state is worked out once.
        var (states, of) = (new List<int[]>(), new int[asked.Count]);
        var known = new Dictionary<Tokens, int>();
        for (var i = 0; i < of.Length; i++)
        {
            var read = _slots.Read(asked[i].Question, asked[i].Known);
            if (!known.TryGetValue(new(read), out of[i]))
            {
                known.Add(new(read), of[i] = states.Count);
                states.Add(read);
            }
        }

        var shares = new List<double[]>();
        foreach (var chunk in states.Chunk(StatesAtOnce))
        {
            using var scope = NewDisposeScope();
            using var frozen = no_grad();
            shares.AddRange(Shares(chunk).ToArray().Chunk(_slots.Outputs.Count * _slots.Values));
        }

        return [.. of.Select(state => _slots.Move(field => Pick(shares[state].AsSpan(field * _slots.Values, _slots.Outputs[field]), random)))];
    }

    /// <inheritdoc/>
    public double Train(IReadOnlyList<RecordedMove> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = NewDisposeScope();
        var shares = Shares([.. batch.Select(m => _slots.Read(m.Question, m.Known))]);
        var targets = batch.Select(m => _slots.Write(m.Move)).ToArray();
        var index = Ops.FromArray([.. targets.SelectMany(t => t.Select(v => (long)Math.Max(v, 0)))], batch.Count, _slots.Outputs.Count, 1);
        var counts = Ops.FromArray([.. targets.SelectMany(t => t.Select(v => v < 0 ? 0.0 : 1))], batch.Count, _slots.Outputs.Count);
        var loss = -shares.gather(2, index).squeeze(2).Plus(1e-9).log().mul(counts).sum().Times(1.0 / batch.Count);
        _steps++;
        Flop += 2 * FlopOf(batch.Count);
        _adam.Step(loss, _settings.Rate * Math.Min(1, _steps / (double)Math.Max(1, _settings.WarmUp)));
        return loss.item<double>();
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double[]> Save()
    {
        var saved = new SortedDictionary<string, double[]>(StringComparer.Ordinal) { ["steps"] = [_steps], ["flop"] = [Flop] };
        TrainingState.Save(saved, "imitator", _network, _adam);
        return saved;
    }

    /// <inheritdoc/>
    public void Load(IReadOnlyDictionary<string, double[]> saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        TrainingState.Load(saved, "imitator", _network, _adam);
        (_steps, Flop) = ((int)TrainingState.Find(saved, "steps", 1)[0], TrainingState.Find(saved, "flop", 1)[0]);
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    /// <summary>What share each value of each field of the move has: [rows, fields, values].</summary>
    private Tensor Shares(int[][] read)
    {
        var places = _slots.Places;
        var slots = Ops.FromArray([.. read.SelectMany(r => r.Select(v => (long)v))], read.Length, places);
        Flop += FlopOf(read.Length);
        return _network.call(slots);
    }

    private double FlopOf(int rows)
    {
        double width = _settings.Width, places = _slots.Places, fields = _slots.Outputs.Count;
        return AttentionLayer.Flop(rows, places, places, width, 2 * width) + AttentionLayer.Flop(rows, fields, places, width, 2 * width)
            + (2 * rows * ((fields * width * (_slots.Values + width)) + (places * width * width) + (fields * places * (width + _slots.Values))))
            + (_slots.Sums > 0 ? rows * ((2 * width * (1 + (2 * width))) + (4 * places * (width + _slots.Values)) + AmountSum.Flop(_slots.Sums)) : 0);
    }

    private static int Pick(ReadOnlySpan<double> shares, SeededRandom? random)
    {
        if (random is not null)
        {
            var sum = 0.0;
            foreach (var share in shares)
            {
                sum += share;
            }

            var at = random.NextDouble() * sum;
            for (var v = 0; v < shares.Length; v++)
            {
                at -= shares[v];
                if (at < 0)
                {
                    return v;
                }
            }
        }

        var best = 0;
        for (var v = 1; v < shares.Length; v++)
        {
            best = shares[v] > shares[best] ? v : best;
        }

        return best;
    }
}
