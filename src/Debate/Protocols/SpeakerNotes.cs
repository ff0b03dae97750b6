namespace LearningThePrior.Debate.Protocols;

/// <summary>What each speaker noted for itself in one debate, turn by turn. Contestants who speak at once note at once.</summary>
internal sealed class SpeakerNotes
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, (string Label, string Notes)> _notes = [];

    /// <summary>Keeps what was noted, bounded; nothing where it is blank.</summary>
    public void Keep(string label, int turn, string? notes)
    {
        if (!string.IsNullOrWhiteSpace(notes))
        {
            lock (_gate)
            {
                _notes[turn] = (label, SpeechSanitizer.Cut(notes.Trim(), SpeechLimits.TextCharacters));
            }
        }
    }

    /// <summary>What a speaker noted in the first so many turns.</summary>
    public IReadOnlyList<string> Of(string label, int turns)
    {
        lock (_gate)
        {
            return [.. _notes.Where(n => n.Key < turns && n.Value.Label == label).Select(n => n.Value.Notes)];
        }
    }
}
