namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Who judged, and how.</summary>
/// <param name="Name">The judge.</param>
/// <param name="Kind">What kind of judge that is.</param>
/// <param name="Method">How credences came about.</param>
internal sealed record JudgeId(string Name, string Kind, string Method);
