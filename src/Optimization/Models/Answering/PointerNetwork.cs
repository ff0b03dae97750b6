using LearningThePrior.Optimization.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>Reads places, and writes or copies a value for each field of a move; where the answer is an amount, it may also be the sum of two values that are pointed at.</summary>
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
    private readonly Linear? _add;

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
        if (slots.Sums > 0)
        {
            // Whether to add, and where to find both addends.
            _add = Linear(width, 1 + (2 * width), dtype: ScalarType.Float64);
        }

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
        var pointed = _pointed.call(seen).transpose(1, 2);                                         // [rows, width, places]
        var point = matmul(_point.call(asked), pointed).Times(1 / Math.Sqrt(seen.shape[2]));       // [rows, fields, places]
        if (_add is null)
        {
            return Chosen(functional.softmax(cat([write, point], -1), -1));
        }

        var (last, add) = (fields - 1, _add.call(asked.narrow(1, fields - 1, 1)));                 // [rows, 1, 1 + 2 width]
        var all = cat([write, point, cat([Never(rows, last), add.narrow(2, 0, 1)], 1)], -1);
        var shares = functional.softmax(all, -1);
        var width = seen.shape[2];
        Tensor Addend(int which) => matmul(functional.softmax(matmul(add.narrow(2, 1 + (which * width), width), pointed).Times(1 / Math.Sqrt(width)), -1), Seen()).narrow(2, 0, _slots.Sums);
        var added = AmountSum.Shares(Addend(0), Addend(1)).mul(shares.narrow(1, last, 1).narrow(2, values + places, 1));
        added = cat([zeros(rows, last, values, dtype: ScalarType.Float64), cat([added, zeros(rows, 1, values - _slots.Sums, dtype: ScalarType.Float64)], 2)], 1);
        return Chosen(shares).Plus(added);

        Tensor Seen() => functional.one_hot(read, values + 2).to(ScalarType.Float64);
        Tensor Chosen(Tensor of) => of.narrow(2, 0, values).Plus(matmul(of.narrow(2, values, places), Seen()).narrow(2, 0, values));
    }

    private static Tensor Never(long rows, long fields) => Ops.FromArray([.. Enumerable.Repeat(-1e9, (int)(rows * fields))], rows, fields, 1);

    private static Tensor Count(long count) => Ops.FromArray([.. Enumerable.Range(0, (int)count).Select(i => (long)i)], count);

    /// <summary>Values beyond a field's own are never written.</summary>
    private Tensor Beyond(int values) => Ops.FromArray(
        [.. _slots.Outputs.SelectMany(count => Enumerable.Range(0, values).Select(v => v < count ? 0.0 : -1e9))], 1, _slots.Outputs.Count, values);
}
