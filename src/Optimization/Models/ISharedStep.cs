namespace LearningThePrior.Optimization.Models;

/// <summary>f that reads what Mz writes, by Mz's own step or by a copy of it.</summary>
internal interface ISharedStep
{
    /// <summary>The weights of the step that are trained along; none where it stays as it is.</summary>
    IEnumerable<TorchSharp.Modules.Parameter> StepWeights { get; }
}
