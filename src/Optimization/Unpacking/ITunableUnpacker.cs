using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>A Mz whose step f may train along: "share parameters between f and Mz".</summary>
public interface ITunableUnpacker : ILatentUnpacker
{
    /// <summary>The weights of the step.</summary>
    nn.Module Weights { get; }

    /// <summary>The same Mz with weights of its own, which follow gradients.</summary>
    ITunableUnpacker Copy();
}
