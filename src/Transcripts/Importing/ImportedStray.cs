namespace LearningThePrior.Transcripts.Importing;

/// <summary>Something of the source that belongs to none of its debates.</summary>
/// <param name="Note">What the report says of it.</param>
/// <param name="Source">Which file or part it is of; null where nothing of it is kept.</param>
/// <param name="Left">What is kept among the extras; null likewise.</param>
internal sealed record ImportedStray(string Note, string? Source = null, JsonPart? Left = null);
