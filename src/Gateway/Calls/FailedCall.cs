using System.Text.Json;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.Gateway.Calls;

/// <summary>A call of a file of calls that gave no reply, and may have cost something all the same.</summary>
internal sealed record FailedCall(ModelName Model, string? AnsweredBy, IReadOnlyList<CallAttempt> Attempts, int Length)
{
    /// <summary>All of them in a file; none where there is no file. What a killed process left unfinished is no call.</summary>
    /// <exception cref="ModelException">A line is no call; names file and line.</exception>
    public static IEnumerable<FailedCall> In(string path)
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        // The log may have it open.
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var isCut = !EndsWithFeed(file);
        using StreamReader lines = new(file);
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (Read(path, number, line, isOpen: isCut && lines.EndOfStream) is { } failed)
            {
                yield return failed;
            }
        }
    }

    /// <summary>Whether what a call cost can be told from its line.</summary>
    public static bool CanRead(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            _ = Find(document, line.Length);
            return true;
        }
        catch (Exception e) when (IsMalformed(e))
        {
            return false;
        }
    }

    private static bool EndsWithFeed(FileStream file)
    {
        file.Seek(-Math.Min(1, file.Length), SeekOrigin.End);
        var last = file.ReadByte();
        file.Seek(0, SeekOrigin.Begin);
        return last is -1 or '\n';
    }

    private static FailedCall? Read(string path, int number, string line, bool isOpen)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Find(document, line.Length);
        }
        catch (JsonException) when (isOpen)
        {
            return null;
        }
        catch (Exception e) when (IsMalformed(e))
        {
            throw new ModelException(ModelFailure.Malformed, $"{path}, line {number}: is no call ({e.Message}); what the run has spent cannot be told. Restore the line, or begin a new run.", e);
        }
    }

    private static FailedCall? Find(JsonDocument document, int length)
    {
        JsonFields fields = new(document.RootElement);
        if (fields.TextOrNull("error") is null)
        {
            return null;
        }

        return new(CalledModel.Read(fields.Text("model"), fields.Text("address")), fields.TextOrNull("answered_by"), CallJson.ReadAttempts(fields), length);
    }

    private static bool IsMalformed(Exception e) => e is JsonException or FormatException or ArgumentException or InvalidOperationException;
}
