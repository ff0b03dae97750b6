namespace LearningThePrior.Transcripts.Checking;

/// <summary>Something that is wrong with a run.</summary>
/// <param name="Kind">"damaged", "missing", "altered" or "not derived": a line does not follow from what it rests on.</param>
/// <param name="File">The file, within the run's folder.</param>
/// <param name="Id">Which line: its key's fields, with "/" between; null where the file as a whole is meant.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record RunFault(string Kind, string File, string? Id, string Problem);
