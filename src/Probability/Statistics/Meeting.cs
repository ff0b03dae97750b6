namespace LearningThePrior.Probability.Statistics;

/// <summary>One verdict between two players.</summary>
/// <param name="A">The player on side A.</param>
/// <param name="B">The player on side B; the same as <paramref name="A"/> where it met itself.</param>
/// <param name="AWins">Whether A won.</param>
/// <param name="Cluster">The question.</param>
public readonly record struct Meeting(int A, int B, bool AWins, int Cluster);
