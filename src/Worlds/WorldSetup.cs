using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>Sets up debates about what a world's tree implies.</summary>
public static class WorldSetup
{
    /// <summary>A debate about what the tree of z implies about a question: exact debaters, the honest one first.</summary>
    /// <param name="world">The world.</param>
    /// <param name="question">x.</param>
    /// <param name="z">[dimension].</param>
    /// <param name="judge">Who decides.</param>
    /// <param name="seed">The debate's randomness; the lies derive from it too.</param>
    /// <example>
    /// <code>
    /// var transcript = await new RecursiveDebate().PlayAsync(world.Setup(question, z, new BoundedJudge(world.Human)));
    /// </code>
    /// Another order or other contestants: <c>world.Setup(...) with { Arrangement = new(true, true, true) }</c>.
    /// </example>
    public static DebateSetup Setup(this IWorld world, Question question, IReadOnlyList<double> z, IJudge judge, Seed seed = default) =>
        Inquiry.About(world, question, z).Setup(judge, seed);
}
