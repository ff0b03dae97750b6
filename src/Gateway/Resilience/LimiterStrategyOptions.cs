using Polly;

namespace LearningThePrior.Gateway.Resilience;

/// <summary>What Polly wants to know of a layer.</summary>
internal sealed class LimiterStrategyOptions : ResilienceStrategyOptions
{
    public LimiterStrategyOptions() => Name = "limiter";
}
