using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>What one part weighs in a question, learned, and summed over the question's stretch of parts: a weight, and one that the question's value for the part multiplies.</summary>
internal sealed class SumNetwork : Module<Tensor, Tensor, Tensor>, ICountedModule
{
    private const int Hidden = 32;
    private const int FirstValue = 3;

    private readonly int _parts;
    private readonly IReadOnlyList<TokenField> _facts;
    private readonly int _topics;

    [ComponentName(Name = "weigh")]
    private readonly Perceptron _weigh;

    public SumNetwork(SumStructure structure, IAmplificationTask task, SeededRandom random)
        : base(nameof(SumNetwork))
    {
        (_parts, _facts, _topics) = (structure.Parts, task.FactFields, task.QuestionFields[0].Count);
        _weigh = new([_topics + _parts + _facts.Count - 1, Hidden, Hidden, 2], random, outputScale: .1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public double? MultiplyAdds => _weigh.MultiplyAdds;

    /// <summary>The sums that are asked for.</summary>
    /// <param name="facts">[contexts, parts, fields of a fact].</param>
    /// <param name="questions">[contexts, questions, 3 + parts]: topic, first, end, values.</param>
    /// <returns>[contexts, questions].</returns>
    public override Tensor forward(Tensor facts, Tensor questions)
    {
        var (contexts, asked) = (questions.shape[0], questions.shape[1]);
        Tensor Wide(Tensor of) => of.expand(contexts, asked, _parts, -1);
        var part = Ops.FromArray([.. Enumerable.Range(0, _parts).Select(i => (double)i)]);
        var topic = Wide(Ops.OneHot(questions.select(2, 0), _topics).unsqueeze(2));
        var value = questions.narrow(2, FirstValue, _parts).Plus(-1);
        var index = Wide(Ops.OneHot(part, _parts).unsqueeze(0).unsqueeze(0));
        var said = Wide(cat([.. _facts.Skip(1).Select((f, i) => facts.select(2, i + 1).Times(2.0 / (f.Count - 1)).Plus(-1).unsqueeze(-1))], 2).unsqueeze(1));
        var weights = _weigh.call(cat([topic, index, said], 3));                                // [contexts, questions, parts, 2]
        var inside = part.ge(questions.narrow(2, 1, 1)).logical_and(part.lt(questions.narrow(2, 2, 1))).to(ScalarType.Float64);
        return weights.select(3, 0).Plus(weights.select(3, 1).mul(value)).mul(inside).sum(2);
    }
}
