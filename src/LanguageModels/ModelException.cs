namespace LearningThePrior.LanguageModels;

/// <summary>Why there is no reply.</summary>
public enum ModelFailure
{
    /// <summary>The key is missing, wrong or without rights.</summary>
    Unauthorized,

    /// <summary>The address knows no such model.</summary>
    UnknownModel,

    /// <summary>Nothing answers at the address.</summary>
    Unreachable,

    /// <summary>The endpoint kept refusing for too many calls.</summary>
    RateLimited,

    /// <summary>No answer came in time.</summary>
    TimedOut,

    /// <summary>The endpoint failed.</summary>
    ServerError,

    /// <summary>What came back was no reply.</summary>
    Malformed,

    /// <summary>The endpoint refuses the request as it stands: tools, log-probabilities or a setting that it lacks.</summary>
    Unsupported,

    /// <summary>
    /// The endpoint refuses this one request for what it holds: a content filter, moderation, a conversation longer than the context. Others
    /// may well be answered.
    /// </summary>
    Refused,

    /// <summary>Only recordings may be used, and there is none of this call.</summary>
    NotRecorded,

    /// <summary>The limit on calls or cost is reached; nothing was sent.</summary>
    LimitReached,

    /// <summary>Too many failures in a row at this address; nothing was sent.</summary>
    CircuitOpen,
}

/// <summary>A call to a model that gave no reply.</summary>
public sealed class ModelException : Exception
{
    /// <summary>States what failed.</summary>
    /// <param name="failure">The kind.</param>
    /// <param name="message">One line for a human: what failed where, and what to do. Holds no key.</param>
    /// <param name="innerException">What it came from, or null.</param>
    public ModelException(ModelFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>The kind of failure.</summary>
    public ModelFailure Failure { get; }

    /// <summary>
    /// Whether every further call would fail in the same way, so that the work as a whole has to stop: a wrong key, an unknown model,
    /// what the endpoint cannot do, a missing recording, a limit.
    /// </summary>
    public bool IsFinal => Failure is ModelFailure.Unauthorized or ModelFailure.UnknownModel or ModelFailure.Unsupported
        or ModelFailure.NotRecorded or ModelFailure.LimitReached;

    /// <summary>How often the call was sent.</summary>
    public int Attempts { get; init; }
}
