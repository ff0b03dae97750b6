using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>
/// One learned step between pages, as in <see cref="StepNetwork"/>, that a share of the readers takes: where a path goes to both children, how many go to each is learned,
/// and so is what a page's fact is worth.
/// </summary>
internal sealed class ShareNetwork : Module<Tensor, Tensor, Tensor>, ICountedModule
{
    private const int Both = 3;

    // Words are pointed to as good as certainly after few steps of training.
    private const double Sharpness = 10;

    private readonly int _states;

    [ComponentName(Name = "names")]
    private readonly Parameter _names;

    [ComponentName(Name = "pointer")]
    private readonly Parameter _pointer;

    [ComponentName(Name = "both")]
    private readonly Parameter _both;

    [ComponentName(Name = "worth")]
    private readonly Parameter _worth;

    public ShareNetwork(ShareStructure structure, SeededRandom random)
        : base(nameof(ShareNetwork))
    {
        _states = structure.States;
        _names = PageReading.Drawn(random, _states, PageReading.Name, 1);
        _pointer = PageReading.Drawn(random, 2, PageReading.Words.Length, .01);
        _both = PageReading.Drawn(random, 1, 2, 1);
        _worth = PageReading.Drawn(random, 2, 1, .1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public double? MultiplyAdds { get; private set; } = 0;

    /// <summary>The shares that are asked for.</summary>
    /// <param name="facts">[contexts, facts, 4]: state, fact and children's states.</param>
    /// <param name="questions">[contexts, questions, 3 + steps]: kind, state, steps, branches.</param>
    /// <returns>[contexts, questions].</returns>
    public override Tensor forward(Tensor facts, Tensor questions)
    {
        var steps = questions.select(2, 2);
        var pages = Ops.OneHot(facts.select(2, 0), _states);                                     // [N, F, K]
        var apart = _names.unsqueeze(0).unsqueeze(2).Minus(matmul(pages, _names).unsqueeze(1));
        var read = functional.softmax(-apart.mul(apart).sum(3), -1);                             // [N, K, F]: which page is read in a state
        var words = PageReading.WordsOf(facts, _states);                                         // [N, F, W, K]
        var pointed = functional.softmax(_pointer.Times(Sharpness), -1).unsqueeze(-1);           // [2, W, 1]
        Tensor[] next = [.. new[] { 0, 1 }.Select(branch => matmul(read, words.mul(pointed.select(0, branch)).sum(2)))];
        var parts = functional.softmax(_both, -1);
        var either = next[0].mul(parts.select(1, 0)).Plus(next[1].mul(parts.select(1, 1)));      // [N, K, K]
        var belief = Ops.OneHot(questions.select(2, 1), _states);                                // [N, Q, K]
        var longest = (int)steps.max().item<double>();
        for (var i = 0; i < longest; i++)
        {
            var branch = questions.select(2, PageReading.FirstBranch + i).unsqueeze(-1);
            var single = where(branch.eq(Ops.Constant(1)), matmul(belief, next[1]), matmul(belief, next[0]));
            var moved = where(branch.eq(Ops.Constant(Both)), matmul(belief, either), single);
            belief = where(steps.gt(Ops.Constant(i)).unsqueeze(-1), moved, belief);
        }

        MultiplyAdds += Ops.Passes * questions.shape[0] * ((_states * facts.shape[1] * (PageReading.Name + (2 * _states))) + (3.0 * longest * questions.shape[1] * _states * _states));
        var truth = matmul(read, matmul(Ops.OneHot(facts.select(2, 1), 2), _worth));              // [N, K, 1]
        return matmul(belief, truth).squeeze(-1);
    }
}
