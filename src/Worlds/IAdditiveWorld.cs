namespace LearningThePrior.Worlds;

/// <summary>
/// A world in which statements of Z speak to x one by one and their evidence adds up, so that f may read statement by
/// statement with shared weights. <see cref="IWorld.Encode"/> gives, part after part, <see cref="Features"/> numbers.
/// </summary>
public interface IAdditiveWorld : IWorld
{
    /// <summary>The parts of z that speak.</summary>
    IReadOnlyList<LatentPart> Parts { get; }

    /// <summary>How many numbers of x face each part.</summary>
    int Features { get; }

    /// <summary>
    /// For a number cut into answers: the inner edges in the scale of f's mean, in rising order (one fewer than answers). A
    /// part adds its features, weighted, to the mean, and their squares, weighted, to the variance.
    /// Empty where there are two answers and evidence is the log odds of the second.
    /// </summary>
    IReadOnlyList<double> Edges { get; }
}
