using LearningThePrior.Debate;


namespace LearningThePrior.Transcripts;

/// <summary>One line of a journal.</summary>
/// <param name="Schema">The version of this line's form.</param>
/// <param name="Event">What happened; so far always "debate".</param>
/// <param name="Debate">The finished debate.</param>
public sealed record JournalEvent(string Schema, string Event, Transcript Debate)
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "ltp.journal/1";

    /// <summary>The event of a finished debate.</summary>
    public const string DebateEvent = "debate";

    /// <summary>The longest line, its end included: 64 MiB, far above what <see cref="SpeechLimits"/> let a debate fill.</summary>
    public const int MaxLineBytes = 64 * 1024 * 1024;
}
