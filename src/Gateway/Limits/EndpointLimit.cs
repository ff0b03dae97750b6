using LearningThePrior.Gateway.Resilience;

namespace LearningThePrior.Gateway.Limits;

/// <summary>How many attempts are under way at one address and model, and what bounds them from outside: so that many processes are one client.</summary>
public sealed class EndpointLimit
{
    private readonly AdaptiveLimiter _limiter;

    internal EndpointLimit(string address, string model, AdaptiveLimiter limiter) => (Address, Model, _limiter) = (address, model, limiter);

    /// <summary>The base address.</summary>
    public string Address { get; }

    /// <summary>The model, <c>provider/model</c>.</summary>
    public string Model { get; }

    /// <summary>Attempts under way, and those that wait for their turn.</summary>
    public int Wanted => _limiter.Wanted;

    /// <summary>How often the endpoint asked for fewer calls so far.</summary>
    public long Refusals => _limiter.Refusals;

    /// <summary>Until when the endpoint asked to be left alone.</summary>
    public DateTimeOffset PausedUntil => _limiter.PausedUntil;

    /// <summary>Bounds the attempts that are under way.</summary>
    /// <param name="most">The most at once, at least 0.</param>
    /// <param name="pausedUntil">Until when none begins.</param>
    public void Bound(int most, DateTimeOffset pausedUntil) => _limiter.Bound(most, pausedUntil);
}
