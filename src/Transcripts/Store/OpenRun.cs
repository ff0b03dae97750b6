namespace LearningThePrior.Transcripts;

/// <summary>
/// The content of <c>open.json</c>, which a run's folder holds from its beginning until it is closed. As long as it is there, lines
/// stand in the order in which they were made, a line may stand twice (the later one counts), and items may be missing.
/// </summary>
/// <param name="Schema">The version of this file's form.</param>
/// <param name="Unit">What an item is, in the plural, for example "debates".</param>
/// <param name="Items">How many items the run is to have; null where nobody knows yet.</param>
public sealed record OpenRun(string Schema, string Unit, long? Items)
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "ltp.open/1";
}
