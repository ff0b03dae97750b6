using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway.Resilience;

/// <summary>What is wrong with an attempt.</summary>
/// <param name="Failure">The kind.</param>
/// <param name="Cause">What happened, a short line for the record; two faults with the same cause are identical.</param>
/// <param name="Message">The line for a human: what failed where, and what to do.</param>
internal sealed record Fault(ModelFailure Failure, string Cause, string Message)
{
    /// <summary>Whether it may pass by itself.</summary>
    public bool MayPass { get; init; }

    /// <summary>Whether the endpoint asks for fewer calls, and is otherwise well.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>How long the endpoint asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public AttemptBilling Billing { get; init; } = AttemptBilling.Free;

    /// <summary>Whether it tells that the endpoint as a whole is not well.</summary>
    public bool IsOutage => MayPass && !IsRefusal;
}
