using System.Text;

namespace LearningThePrior.ModelServing;

/// <summary>A reply as it goes over the wire, right or wrong.</summary>
/// <param name="Body">The body.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record RawAnswer(ReadOnlyMemory<byte> Body, int Status = 200)
{
    /// <summary>A body of text.</summary>
    public RawAnswer(string body, int status = 200)
        : this(Encoding.UTF8.GetBytes(body), status)
    {
    }

    /// <summary>What the body is said to be.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A choice with its message and, if wanted, more members beside it, in an otherwise usual reply.</summary>
    /// <param name="message">The members of the message, JSON without its braces.</param>
    /// <param name="choice">Further members of the choice; by default it ends as usual.</param>
    /// <param name="reply">Further members of the reply.</param>
    public static RawAnswer Of(string message, string choice = "\"finish_reason\":\"stop\"", string reply = "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}") => new(
        $$"""{"id":"c1","object":"chat.completion","created":1700000000,"model":"odd","choices":[{"index":0,"message":{"role":"assistant",{{message}}},{{choice}}}],{{reply}}}""");
}
