using LearningThePrior.Gateway.Wire;

namespace LearningThePrior.Gateway.Resilience;

/// <summary>What came of one attempt: a reply, a fault, or a reply that is a fault.</summary>
internal sealed record Attempt(WireReply? Reply, Fault? Fault);
