using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>
/// One learned step, taken once a branch of a path: the page is looked for whose state has the name that was arrived at, and a word of it is copied, the next
/// state. How sharply names differ, which word a branch points to and what a page's fact means is learned; nothing of one Z stays in the weights.
/// </summary>
internal sealed class StepNetwork : Module<Tensor, Tensor, Tensor>, ICountedModule
{
    // What an overseer who errs says now and then: paths stay crisp, as no step has to account for his errors.
    private const double Noise = .05;

    private readonly int _states;

    [ComponentName(Name = "names")]
    private readonly Parameter _names;

    [ComponentName(Name = "pointer")]
    private readonly Parameter _pointer;

    [ComponentName(Name = "fact")]
    private readonly Parameter _fact;

    public StepNetwork(PathStructure structure, SeededRandom random)
        : base(nameof(StepNetwork))
    {
        _states = structure.States;
        _names = PageReading.Drawn(random, _states, PageReading.Name, 1);
        _pointer = PageReading.Drawn(random, 2, PageReading.Words.Length, .1);
        _fact = PageReading.Drawn(random, 2, 2, .1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public double? MultiplyAdds { get; private set; } = 0;

    /// <summary>The probability of every answer.</summary>
    /// <param name="facts">[contexts, facts, 4]: state, fact and children's states.</param>
    /// <param name="questions">[contexts, questions, 3 + steps]: kind, state, steps, branches.</param>
    /// <returns>[contexts, questions, states + 2]; of a question about a state the last two are nought, of one about a page all others.</returns>
    public override Tensor forward(Tensor facts, Tensor questions)
    {
        var (isState, steps) = (questions.select(2, 0).eq(Ops.Constant(0)).unsqueeze(-1), questions.select(2, 2));
        var pages = Ops.OneHot(facts.select(2, 0), _states);                                         // [N, F, K]
        var words = PageReading.WordsOf(facts, _states);                                             // [N, F, W, K]
        var pointed = functional.softmax(_pointer, -1).unsqueeze(-1);                            // [2, W, 1]
        Tensor[] next = [.. new[] { 0, 1 }.Select(branch => words.mul(pointed.select(0, branch)).sum(2))];   // [N, F, K] each
        var belief = Ops.OneHot(questions.select(2, 1), _states);                                    // [N, Q, K]
        var longest = (int)steps.max().item<double>();
        for (var i = 0; i < longest; i++)
        {
            var read = Find(belief, pages);                                                      // [N, Q, F]
            var branch = questions.select(2, PageReading.FirstBranch + i).unsqueeze(-1);
            var moved = where(branch.gt(Ops.Constant(.5)), matmul(read, next[1]), matmul(read, next[0]));
            belief = where(steps.gt(Ops.Constant(i)).unsqueeze(-1), moved, belief);
        }

        var truth = matmul(Find(belief, pages), functional.softmax(matmul(Ops.OneHot(facts.select(2, 1), 2), _fact), -1));
        MultiplyAdds += Ops.Passes * (longest + 1.0) * questions.shape[0] * questions.shape[1] * facts.shape[1] * (PageReading.Name + (2 * _states));
        Tensor Blur(Tensor of) => of.Times(1 - Noise).Plus(Noise / of.shape[2]);
        return cat([where(isState, Blur(belief), zeros_like(belief)), where(isState, zeros_like(truth), Blur(truth))], 2);
    }

    /// <summary>How probably each page is the one to read: the nearer its state's name is to the name looked for.</summary>
    private Tensor Find(Tensor belief, Tensor pages)
    {
        var apart = matmul(belief, _names).unsqueeze(2).Minus(matmul(pages, _names).unsqueeze(1));
        return functional.softmax(-apart.mul(apart).sum(3), -1);
    }
}
