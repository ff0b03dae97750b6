using LearningThePrior.Optimization.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>One layer of a transformer (Vaswani et al. 2017), normalised before each half: attention to a memory, then a network for each position.</summary>
internal sealed class AttentionLayer : Module<Tensor, Tensor, Tensor>
{
    private readonly LayerNorm _normal;
    private readonly LayerNorm _memoryNormal;
    private readonly Linear _query;
    private readonly Linear _key;
    private readonly Linear _value;
    private readonly Linear _output;
    private readonly LayerNorm _second;
    private readonly Linear _wide;
    private readonly Linear _narrow;
    private readonly int _heads;

    public AttentionLayer(int width, int heads, int hidden)
        : base(nameof(AttentionLayer))
    {
        _heads = heads;
        (_normal, _memoryNormal, _second) = (LayerNorm(width, dtype: ScalarType.Float64), LayerNorm(width, dtype: ScalarType.Float64), LayerNorm(width, dtype: ScalarType.Float64));
        (_query, _key, _value, _output) = (Square(width), Square(width), Square(width), Square(width));
        (_wide, _narrow) = (Linear(width, hidden, dtype: ScalarType.Float64), Linear(hidden, width, dtype: ScalarType.Float64));
        RegisterComponents();
    }

    /// <summary>Attends.</summary>
    /// <param name="input">[batch, positions, width].</param>
    /// <param name="memory">[batch, places, width]: what is attended to; the input itself for self-attention.</param>
    public override Tensor forward(Tensor input, Tensor memory)
    {
        var read = _memoryNormal.call(memory);
        var (query, key, value) = (Split(_query.call(_normal.call(input))), Split(_key.call(read)), Split(_value.call(read)));
        var weights = functional.softmax(matmul(query, key.transpose(-2, -1)).Times(1 / Math.Sqrt(query.shape[^1])), -1); // [batch, heads, positions, places]
        var attended = input.Plus(_output.call(matmul(weights, value).transpose(1, 2).reshape(input.shape)));
        return attended.Plus(_narrow.call(functional.silu(_wide.call(_second.call(attended)))));
    }

    /// <summary>Floating-point operations of one call, as the shapes of its products tell.</summary>
    public static double Flop(double batch, double positions, double places, double width, double hidden) =>
        2 * batch * ((positions * ((2 * width * width) + (2 * width * hidden))) + (places * 2 * width * width) + (2 * positions * places * width));

    /// <summary>[batch, positions, width] as [batch, heads, positions, width / heads].</summary>
    private Tensor Split(Tensor whole) => whole.reshape(whole.shape[0], whole.shape[1], _heads, whole.shape[2] / _heads).transpose(1, 2);

    private static Linear Square(int width) => Linear(width, width, dtype: ScalarType.Float64);
}
