namespace LearningThePrior.Transcripts;

/// <summary>One line of <c>items.jsonl</c>: an item of a run that has ended.</summary>
/// <param name="Schema">The version of this line's form.</param>
/// <param name="RunId">The run.</param>
/// <param name="Key">Names the item within the run.</param>
/// <param name="Kind">What it is, for example "debate" or "world".</param>
/// <param name="Status">"finished" or "failed".</param>
/// <param name="Error">Why it failed; null unless it did.</param>
public sealed record StoredItem(string Schema, string RunId, string Key, string Kind, string Status, string? Error)
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "ltp.item/1";

    /// <summary>How an item ended that came to its end.</summary>
    public const string Finished = "finished";

    /// <summary>How an item ended that did not.</summary>
    public const string Failed = "failed";
}
