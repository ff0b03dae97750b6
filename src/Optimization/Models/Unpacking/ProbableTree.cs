using System.Collections.Concurrent;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>The tree of the most probable pages.</summary>
/// <param name="write">Writes the page below a page.</param>
/// <param name="explorer">Whose pages they are.</param>
/// <param name="depth">How many steps lead from the root to the bottom.</param>
internal sealed class ProbableTree(Func<Tokens, int, Tokens> write, IExplorer explorer, int depth) : PageTree(explorer, depth), ISelfContainedUnpacker
{
    private readonly ConcurrentDictionary<(Tokens Parent, int Branch), Tokens> _written = new();

    protected override Tokens Write(NodeAddress address, Tokens parent, int branch) => _written.GetOrAdd((parent, branch), step => write(step.Parent, step.Branch));
}
