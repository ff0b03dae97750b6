namespace LearningThePrior.Optimization.Models;

/// <summary>What a model is and has taken so far.</summary>
/// <param name="Parameters">How many numbers are trained.</param>
/// <param name="MultiplyAdds">Multiply-adds of training and use, see <see cref="ICountedModule"/>; null where they are not counted.</param>
public sealed record ModelCost(long Parameters, double? MultiplyAdds)
{
    /// <summary>The cost of a module.</summary>
    internal static ModelCost Of(TorchSharp.torch.nn.Module module) =>
        new(module.parameters().Sum(p => p.numel()), (module as ICountedModule)?.MultiplyAdds);
}
