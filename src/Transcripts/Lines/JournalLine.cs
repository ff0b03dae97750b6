using System.Text.Json;
using LearningThePrior.Debate;

namespace LearningThePrior.Transcripts;

/// <summary>One line of a journal, between an event and its bytes.</summary>
internal static class JournalLine
{
    /// <summary>Writes an event and its line's end.</summary>
    /// <exception cref="ArgumentException">A number is NaN or infinite, or the line would be too long.</exception>
    public static byte[] Write(Transcript transcript)
    {
        using var bytes = new MemoryStream();
        JsonSerializer.Serialize(
            bytes,
            new JournalEvent(JournalEvent.CurrentSchema, JournalEvent.DebateEvent, transcript),
            JournalJson.Default.JournalEvent);
        bytes.WriteByte((byte)'\n');
        return bytes.Length <= JournalEvent.MaxLineBytes
            ? bytes.ToArray()
            : throw new ArgumentException($"Debate {transcript.DebateId} is too long for one line of a journal.", nameof(transcript));
    }

    /// <summary>Reads an event.</summary>
    /// <param name="name">The journal's name.</param>
    /// <param name="number">The line's number, from 1.</param>
    /// <param name="line">The line, without its end.</param>
    /// <exception cref="JournalException">It is no event.</exception>
    public static Transcript Read(string name, long number, ReadOnlySpan<byte> line)
    {
        try
        {
            return Read(line);
        }
        catch (JsonException error)
        {
            throw new JournalException(name, number, error.Path, error.Message, error);
        }
        catch (Exception error) when (error is NotSupportedException or InvalidOperationException or FormatException or ArgumentException)
        {
            // How the serializer reports a position or verdict without its kind, names that are half a character, and values beyond their kind.
            throw new JournalException(name, number, null, error.Message, error);
        }
    }

    private static Transcript Read(ReadOnlySpan<byte> line)
    {
        var read = JsonSerializer.Deserialize(line, JournalJson.Default.JournalEvent) ?? throw At("$", "null is no event.");
        if (read.Schema != JournalEvent.CurrentSchema)
        {
            throw At("$.schema", $"only {JournalEvent.CurrentSchema} is read.");
        }

        if (read.Event != JournalEvent.DebateEvent)
        {
            throw At("$.event", $"only {JournalEvent.DebateEvent} is read.");
        }

        return Whole(read.Debate);
    }

    private static Transcript Whole(Transcript debate)
    {
        // What the serializer does not look at: elements of lists, and that the lists fit together.
        RequireElements(debate.Answers, "answers");
        RequireElements(debate.Sides, "sides");
        RequireElements(debate.Turns, "turns");
        foreach (var turn in debate.Turns)
        {
            RequireElements(turn.Citations, "turns[*].citations");
            RequireElements(turn.Claims, "turns[*].claims");
        }

        if (debate.Latent is { } latent && !latent.All(double.IsFinite))
        {
            throw At("$.debate.latent", "a number is not finite.");
        }

        return debate.Verdict is DecidedVerdict decided && decided.Credences.Count != debate.Answers.Count
            ? throw At("$.debate.verdict.credences", "there must be one for each answer.")
            : debate;
    }

    private static void RequireElements<T>(IReadOnlyList<T> list, string name)
        where T : class?
    {
        if (list.Any(e => e is null))
        {
            throw At("$.debate." + name, "null stands in the list.");
        }
    }

    private static JsonException At(string path, string message) => new(message, path, null, null);
}
