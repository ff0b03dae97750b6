using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Experiments.Registry;

/// <summary>What a debater of a world is made of.</summary>
/// <param name="Human">Whom it has to convince.</param>
/// <param name="Claims">What is true of Z, and how to lie about it.</param>
/// <param name="Question">What is debated.</param>
/// <param name="IsHonest">Whether it argues for the truth.</param>
/// <param name="Lies">What its lies, and whatever else it draws, derive from.</param>
public sealed record DebaterContext(IHuman Human, IClaimOracle Claims, Question Question, bool IsHonest, Seed Lies)
{
    /// <summary>The world that it debates in, where a debater may practise before it does; null where none was told.</summary>
    public IWorld? World { get; init; }
}
