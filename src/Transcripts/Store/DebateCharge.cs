using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Transcripts;

/// <summary>Writes into a debate what its calls of language models came to.</summary>
internal static class DebateCharge
{
    public static StoredDebate With(this StoredDebate debate, CallTotals calls) => debate with
    {
        Tokens = calls.InputTokens + calls.OutputTokens,
        Cost = (double?)calls.Cost,
        NCalls = (int)calls.Calls,
        NCacheHits = (int)calls.Replayed,
        NRetries = (int)calls.Retries,
    };
}
