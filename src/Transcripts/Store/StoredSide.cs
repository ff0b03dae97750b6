namespace LearningThePrior.Transcripts;

/// <summary>One side of a stored debate.</summary>
/// <param name="Label">"A" or "B".</param>
/// <param name="Debater">Who argued; null where the side stood empty, as in a consultancy.</param>
/// <param name="Answer">The answer defended, by index; null where a whole distribution was.</param>
/// <param name="Credences">The distribution defended, in the answers' order; null where one answer was.</param>
/// <param name="SpeaksFirst">Whether it had the first word.</param>
public sealed record StoredSide(string Label, string? Debater, int? Answer, IReadOnlyList<double>? Credences, bool SpeaksFirst);
