namespace LearningThePrior.LanguageModels.Calls;

/// <summary>One sending of a call.</summary>
/// <param name="Status">The HTTP status; null where none came.</param>
/// <param name="Cause">Why it failed, one line; null where it did not.</param>
/// <param name="Seconds">From sending to the last byte, or to the failure.</param>
/// <param name="Wait">Seconds before it: of backing off, and for its turn.</param>
/// <param name="Billing">Whether it is paid for.</param>
/// <param name="Usage">Tokens that the endpoint reported for it; null where it reported none.</param>
public sealed record CallAttempt(int? Status, string? Cause, double Seconds, double Wait, AttemptBilling Billing, TokenUsage? Usage);

/// <summary>Whether an attempt is paid for.</summary>
public enum AttemptBilling
{
    /// <summary>It is: the endpoint reported what was used.</summary>
    Used,

    /// <summary>
    /// It is not: it never reached a model. Connections that could not be made, HTTP errors and error objects without usage:
    /// providers bill what a model read and wrote.
    /// </summary>
    Free,

    /// <summary>
    /// It may be: it was sent, and then the time was up, the connection broke or what came was no reply; or it was answered without
    /// usage.
    /// </summary>
    Unknown,
}
