using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>A line of <c>keys.jsonl</c>.</summary>
/// <param name="DebateId">The debate.</param>
/// <param name="Key">What is true of its question.</param>
internal sealed record KeyRow(string DebateId, AnswerKey Key)
{
    /// <summary>A key's row.</summary>
    public static KeyRow Of(StoredKey key) => new(key.DebateId, AnswerKey.Of(key.Correct, key.Truth?.ToArray()));
}
