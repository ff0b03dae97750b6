using System.Text.Json;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Wire;

/// <summary>
/// Reads a chat completion as servers write it rather than as the protocol has it: what is not needed may be missing or of another kind, and what is
/// said twice is read where it stands last.
/// </summary>
internal static class ReplyReader
{
    private static readonly ReadReply NoChoice = new() { Problem = "no choices" };

    /// <summary>Reads the first choice.</summary>
    /// <param name="root">The whole reply, an object.</param>
    public static ReadReply Read(JsonElement root)
    {
        if (Choice(root) is not { } choice)
        {
            return NoChoice;
        }

        var error = ReplyError.Of(choice) is { } said ? said : Word(choice, "finish_reason") == "error" ? new ReplyError("", "error in a choice", null) : null;
        if (Message(choice) is not { } message)
        {
            return error is null ? new() { Problem = "no message" } : new() { Error = error };
        }

        var plain = new Plainness();
        var (text, thought) = ContentReader.Read(message, plain);
        var calls = CallReader.Read(message, plain, out var problem);
        var finish = Word(choice, "finish_reason");
        plain.Expect(FinishWords.IsPlain(finish) && choice.TryGetProperty("message", out _) && PlainFrame.Holds(root, choice, message));
        return new()
        {
            Text = text,
            Thinking = thought,
            Refusal = Text(message, "refusal"),
            Finish = finish,
            Calls = calls,
            Tokens = TokenReader.Read(choice, plain),
            Error = error is not null && (text.Length == 0 && calls.Count == 0 || choice.TryGetProperty("error", out _)) ? error : null,
            Problem = problem,
            IsPlain = plain.Holds,
        };
    }

    /// <summary>A text that is not empty; null for everything else.</summary>
    internal static string? Text(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) && value.Words() is { Length: > 0 } text ? text : null;

    private static JsonElement? Choice(JsonElement root) => !root.TryGetProperty("choices", out var choices) ? null : choices.ValueKind switch
    {
        JsonValueKind.Array => choices.EnumerateArray().Select(c => (JsonElement?)c).FirstOrDefault(c => c!.Value.ValueKind == JsonValueKind.Object),
        JsonValueKind.Object => choices,
        _ => null,
    };

    private static JsonElement? Message(JsonElement choice)
    {
        foreach (var name in new[] { "message", "delta" })
        {
            if (choice.TryGetProperty(name, out var message) && message.ValueKind == JsonValueKind.Object)
            {
                return message;
            }
        }

        return choice.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? choice : null;
    }

    private static string? Word(JsonElement part, string name) => !part.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => PlainLine.Of(value.Words() ?? ""),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => PlainLine.Of(value.GetRawText()),
    };
}

/// <summary>Whether all so far is as the OpenAI library reads it.</summary>
internal sealed class Plainness
{
    public bool Holds { get; private set; } = true;

    public void Expect(bool holds) => Holds &= holds;
}
