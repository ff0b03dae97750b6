namespace LearningThePrior.ModelServing.Faults;

/// <summary>Ways in which a call fails.</summary>
public enum FaultKind
{
    /// <summary>429 with Retry-After.</summary>
    TooMany,

    /// <summary>500 with an error body.</summary>
    ServerError,

    /// <summary>200 with an error body.</summary>
    ErrorBody,

    /// <summary>200 with half of the JSON.</summary>
    Truncated,

    /// <summary>The connection is cut.</summary>
    Dropped,

    /// <summary>Nothing comes until the client gives up.</summary>
    Hang,

    /// <summary>200 with an HTML page.</summary>
    WrongType,
}
