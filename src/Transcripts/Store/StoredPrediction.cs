namespace LearningThePrior.Transcripts;

/// <summary>One line of <c>predictions.jsonl</c>: what was predicted for one x, under z* or the posterior.</summary>
/// <param name="Schema">The version of this line's form.</param>
/// <param name="World">The world within the run, for example "w0003".</param>
/// <param name="Set">"observed" for the examples of D, or the world's name of the set ("d", "d_star", ...); null for a question that a user asked.</param>
/// <param name="Id">The question's id.</param>
/// <param name="Text">The question as it is asked.</param>
/// <param name="Weight">What the question counts within its set; the set's sum to one. Null for a question that a user asked.</param>
/// <param name="Credences">The credence for each answer.</param>
/// <param name="Label">The index of the answer that was seen or recorded; null where none is known.</param>
/// <param name="Truth">The true probability of each answer given x; null where it is not known.</param>
public sealed record StoredPrediction(
    string Schema,
    string World,
    string? Set,
    string Id,
    string Text,
    double? Weight,
    IReadOnlyList<double> Credences,
    int? Label,
    IReadOnlyList<double>? Truth)
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "ltp.prediction/1";

    /// <summary>The set of the examples of D.</summary>
    public const string Observed = "observed";
}
