using System.Text;

namespace LearningThePrior.ModelServing.Measuring;

/// <summary>A request as the loopback server saw it.</summary>
/// <param name="Head">The request line and the headers.</param>
/// <param name="Bytes">The body.</param>
public sealed record LoopbackRequest(string Head, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The body as text.</summary>
    public string Body => Encoding.UTF8.GetString(Bytes.Span);
}

/// <summary>What the loopback server answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
public sealed record LoopbackReply(int Status, byte[] Body)
{
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers, each a line that ends in CR LF.</summary>
    public string Headers { get; init; } = "";

    /// <summary>Whether it says how long it is; where not, the connection ends with it.</summary>
    public bool TellsLength { get; init; } = true;

    /// <summary>How many bytes of the body are sent before the connection is dropped; null for all, and no dropping.</summary>
    public int? CutAfter { get; init; }
}
