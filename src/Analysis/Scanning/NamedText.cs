namespace LearningThePrior.Analysis.Scanning;

/// <summary>A label or a role, and what it is.</summary>
/// <param name="Name">The label.</param>
/// <param name="Text">What it is.</param>
internal readonly record struct NamedText(string Name, string Text);
