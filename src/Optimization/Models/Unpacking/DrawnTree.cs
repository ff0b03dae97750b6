using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>A tree of pages drawn from Mz, each fixed by its address and the seed.</summary>
/// <param name="draw">Draws the page at an address below a page.</param>
/// <param name="seed">The draws.</param>
/// <param name="explorer">Whose pages they are.</param>
/// <param name="depth">How many steps lead from the root to the bottom.</param>
internal sealed class DrawnTree(Func<NodeAddress, Tokens, SeededRandom, Tokens> draw, Seed seed, IExplorer explorer, int depth) : PageTree(explorer, depth)
{
    protected override Tokens Write(NodeAddress address, Tokens parent, int branch) => draw(address, parent, seed.For(address.ToString()).CreateRandom());
}
