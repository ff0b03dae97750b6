namespace LearningThePrior.Transcripts;

/// <summary>One line of <c>keys.jsonl</c>: what is true of one debate's question, apart from the transcript that judges read.</summary>
/// <param name="Schema">The version of this line's form.</param>
/// <param name="RunId">The run.</param>
/// <param name="DebateId">The debate, or the decomposition.</param>
/// <param name="Correct">The right answer's index; null where the truth is a distribution.</param>
/// <param name="Truth">What Z implies: a probability for each answer; null where one answer is right.</param>
public sealed record StoredKey(string Schema, string RunId, string DebateId, int? Correct, IReadOnlyList<double>? Truth)
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "ltp.key/1";
}
