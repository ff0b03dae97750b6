namespace LearningThePrior.Experiments.Registry;

/// <summary>What follows a name and its settings.</summary>
public enum Operand
{
    /// <summary>Nothing: <c>bounded:checks=2</c>.</summary>
    None,

    /// <summary>Another name of the same kind: <c>order-robust:noisy:bias=1</c>.</summary>
    One,

    /// <summary>One or more names of the same kind, divided by <c>+</c>: <c>panel:bounded+(noisy:bias=1)</c>.</summary>
    Several,

    /// <summary>Plain text, such as a file or a model: <c>trained:judge.json</c>.</summary>
    Text,
}
