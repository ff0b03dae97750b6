namespace LearningThePrior.Optimization.Torch.Loading;

/// <summary>
/// The native Torch libraries could not be found, or the operating system refused to load them. The message says what was
/// tried and what to do about it.
/// </summary>
public sealed class TorchUnavailableException : DllNotFoundException
{
    /// <summary>Makes the exception with a message that names the remedy.</summary>
    public TorchUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message that names the remedy, and what the operating system said.</summary>
    public TorchUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
