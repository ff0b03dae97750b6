using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>An <see cref="UntaughtText"/> that is to have a step.</summary>
/// <param name="titles">T.</param>
public sealed class UntaughtBook(int titles) : UntaughtText, IStepUnpacker
{
    /// <inheritdoc/>
    public int Titles => titles;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: there is no step.</exception>
    public StepTables Step(Tensor z, double temperature) => throw new NotSupportedException("Mz has not been taught yet.");
}
