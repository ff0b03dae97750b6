using System.Text.Json.Nodes;

namespace LearningThePrior.ModelServing;

/// <summary>A request for a completion as it came.</summary>
/// <param name="Body">The body, word for word.</param>
/// <param name="BodyHash">Names the body.</param>
/// <param name="Authorization">The header, or null.</param>
/// <param name="Path">The path and query.</param>
public sealed record ReceivedRequest(string Body, string BodyHash, string? Authorization, string Path)
{
    /// <summary>The body, read.</summary>
    public JsonNode Json => JsonNode.Parse(Body)!;
}
