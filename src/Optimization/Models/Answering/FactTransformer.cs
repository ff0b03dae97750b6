using LearningThePrior.Amplification.Tasks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>
/// Answers questions about facts: the fields of a fact, or of a question, are summed into one vector; facts are encoded once by self-attention, and each
/// question attends to them (Christiano, Shlegeris and Amodei 2018, section 2.4, much smaller).
/// </summary>
internal sealed class FactTransformer : Module<Tensor, Tensor, Tensor>
{
    private readonly Embedding _facts;
    private readonly Embedding _questions;
    private readonly AttentionLayer _encoder;
    private readonly AttentionLayer _reader;
    private readonly LayerNorm _last;
    private readonly Linear _answers;

    public FactTransformer(IAmplificationTask task, int width, int heads)
        : base(nameof(FactTransformer))
    {
        _facts = Embedding(task.FactFields.Sum(f => f.Count), width, dtype: ScalarType.Float64);
        _questions = Embedding(task.QuestionFields.Sum(f => f.Count), width, dtype: ScalarType.Float64);
        (_encoder, _reader) = (new(width, heads, 2 * width), new(width, heads, 2 * width));
        _last = LayerNorm(width, dtype: ScalarType.Float64);
        _answers = Linear(width, 1 + task.AnswerFields.Sum(f => f.Count), dtype: ScalarType.Float64);
        RegisterComponents();
    }

    /// <summary>Log odds of all answers, field after field, and last of "do not know".</summary>
    /// <param name="facts">[contexts, facts, fields] of numbers, each field's after those of the fields before it.</param>
    /// <param name="questions">[contexts, questions, fields] likewise.</param>
    /// <returns>[contexts, questions, answers + 1].</returns>
    public override Tensor forward(Tensor facts, Tensor questions)
    {
        var known = _facts.call(facts).sum(2);
        known = _encoder.call(known, known);
        var asked = _questions.call(questions).sum(2);
        return _answers.call(_last.call(_reader.call(asked, known)));
    }
}
