namespace LearningThePrior.Debate;

/// <summary>One side of a debate as the transcript records it.</summary>
/// <param name="Label">"A" or "B".</param>
/// <param name="Debater">The debater's name.</param>
/// <param name="Position">What it defends.</param>
/// <param name="SpeaksFirst">Whether it has the first word.</param>
public sealed record Side(string Label, string Debater, Position Position, bool SpeaksFirst);

/// <summary>A debater and the position that it is to defend.</summary>
/// <param name="Debater">Who argues.</param>
/// <param name="Position">For what.</param>
public sealed record Contestant(IDebater Debater, Position Position);
