namespace LearningThePrior.Optimization.Models;

/// <summary>
/// A module that counts, from the shapes of what it is given, how many multiply-adds it has taken so far: each product of matrices
/// forward once, and where gradients are followed twice more backward (to its weights, and to its input).
/// </summary>
public interface ICountedModule
{
    /// <summary>Multiply-adds so far; null where a part of it does not count.</summary>
    double? MultiplyAdds { get; }
}
