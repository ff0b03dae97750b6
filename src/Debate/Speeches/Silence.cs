using System.Text.Json;

namespace LearningThePrior.Debate;

/// <summary>Why a debater whose turn it was made no speech. It is a status of the turn and never words.</summary>
public enum Silence
{
    /// <summary>The reply was cut off at its most tokens.</summary>
    CutOff,

    /// <summary>The reply was cut off while the model thought, before a word of it.</summary>
    CutOffWhileThinking,

    /// <summary>The endpoint's filter cut in.</summary>
    Filtered,

    /// <summary>The model would not answer.</summary>
    Refused,

    /// <summary>What came could not be read as a speech, also when it was asked for again.</summary>
    Unreadable,

    /// <summary>The debater asked for nodes until it might no more, and said nothing.</summary>
    OnlyRead,

    /// <summary>The speech holds no words, no citations and no claims.</summary>
    Empty,
}

/// <summary>Silence in words.</summary>
public static class SilenceWords
{
    /// <summary>The word of a silence in the store, such as <c>cut_off_while_thinking</c>.</summary>
    /// <param name="silence">The silence.</param>
    public static string Of(Silence silence) => JsonNamingPolicy.SnakeCaseLower.ConvertName(silence.ToString());

    /// <summary>The silence of a word of the store; null where there is none of that word.</summary>
    /// <param name="word">The word.</param>
    public static Silence? Find(string? word) => word is null ? null : Enum.GetValues<Silence>().Cast<Silence?>().FirstOrDefault(s => Of(s!.Value) == word);

    /// <summary>What a transcript shows in the place of words: <c>no speech: cut off while thinking</c>.</summary>
    /// <param name="silence">The silence.</param>
    /// <param name="problem">What was wrong more exactly, escaped; null where nothing more is known.</param>
    public static string Shown(Silence silence, string? problem) =>
        $"no speech: {Of(silence).Replace('_', ' ')}{(problem is null ? "" : $" ({problem})")}";
}
