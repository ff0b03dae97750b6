using LearningThePrior.Optimization.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>Reads places, and writes or copies a value for each field of a move.</summary>
internal sealed class PointerNetwork : Module<Tensor, Tensor>
{
    private readonly MoveSlots _slots;
    private readonly Embedding _values;
    private readonly Embedding _places;
    private readonly Embedding _fields;
    private readonly AttentionLayer _encoder;
    private readonly AttentionLayer _reader;
    private readonly LayerNorm _last;
    private readonly Linear _write;
    private readonly Linear _point;
    private readonly Linear _pointed;

    public PointerNetwork(MoveSlots slots, int width, int heads)
        : base(nameof(PointerNetwork))
    {
        _slots = slots;
        _values = Embedding(slots.Values + 2, width, dtype: ScalarType.Float64);
        _places = Embedding(slots.Places, width, dtype: ScalarType.Float64);
        _fields = Embedding(slots.Outputs.Count, width, dtype: ScalarType.Float64);
        (_encoder, _reader) = (new(width, heads, 2 * width), new(width, heads, 2 * width));
        _last = LayerNorm(width, dtype: ScalarType.Float64);
        (_write, _point, _pointed) = (Linear(width, slots.Values, dtype: ScalarType.Float64), Linear(width, width, dtype: ScalarType.Float64), Linear(width, width, dtype: ScalarType.Float64));
        RegisterComponents();
    }

    /// <summary>Shares of values.</summary>
    /// <param name="read">[rows, places] of values.</param>
    /// <returns>[rows, fields, values]; a field's shares sum to at most 1, the rest being copies of what is no value.</returns>
    public override Tensor forward(Tensor read)
    {
        var (rows, places, fields, values) = (read.shape[0], read.shape[1], _slots.Outputs.Count, _slots.Values);
        var seen = _values.call(read).Plus(_places.call(Count(places)));
        seen = _encoder.call(seen, seen);
        var asked = _last.call(_reader.call(_fields.call(Count(fields)).unsqueeze(0).expand(rows, fields, seen.shape[2]), seen)); // [rows, fields, width]
        var write = _write.call(asked).Plus(Beyond(values));
        var point = matmul(_point.call(asked), _pointed.call(seen).transpose(1, 2)).Times(1 / Math.Sqrt(seen.shape[2])); // [rows, fields, places]
        var shares = functional.softmax(cat([write, point], -1), -1);
        var copied = matmul(shares.narrow(2, values, places), functional.one_hot(read, values + 2).to(ScalarType.Float64)).narrow(2, 0, values);
        return shares.narrow(2, 0, values).Plus(copied);
    }

    private static Tensor Count(long count) => Ops.FromArray([.. Enumerable.Range(0, (int)count).Select(i => (long)i)], count);

    /// <summary>Values beyond a field's own are never written.</summary>
    private Tensor Beyond(int values) => Ops.FromArray(
        [.. _slots.Outputs.SelectMany(count => Enumerable.Range(0, values).Select(v => v < count ? 0.0 : -1e9))], 1, _slots.Outputs.Count, values);
}
