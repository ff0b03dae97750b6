namespace LearningThePrior.Transcripts.Importing;

/// <summary>A format of others, as a report describes it.</summary>
/// <param name="Name">Begins the names of its runs.</param>
/// <param name="Mapped">What goes where in the store.</param>
/// <param name="NotKept">What is nowhere in the folder, and why.</param>
internal sealed record ImportFormat(string Name, IReadOnlyList<string> Mapped, IReadOnlyList<string> NotKept);
