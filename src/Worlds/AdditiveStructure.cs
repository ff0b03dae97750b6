namespace LearningThePrior.Worlds;

/// <summary>
/// Statements of Z speak to x one by one and their evidence adds up, so that f may read statement by statement with shared
/// weights. <see cref="IWorld.Encode"/> gives, part after part, <paramref name="Features"/> numbers.
/// </summary>
/// <param name="Parts">The parts of z that speak.</param>
/// <param name="Features">How many numbers of x face each part.</param>
/// <param name="Edges">
/// For a number cut into answers: the inner edges in the scale of f's mean, in rising order (one fewer than answers). A
/// part adds its features, weighted, to the mean, and their squares, weighted, to the variance.
/// Empty where there are two answers and evidence is the log odds of the second.
/// </param>
public sealed record AdditiveStructure(IReadOnlyList<LatentPart> Parts, int Features, IReadOnlyList<double> Edges) : WorldStructure;
