using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LearningThePrior.Gateway.Resilience;
using LearningThePrior.Gateway.Wire;

namespace LearningThePrior.Gateway.Shaping;

/// <summary>What a refusal teaches about the shape of requests. What the server says decides only which of our own fields is sent otherwise.</summary>
internal static partial class ShapeLesson
{
    // What a request may lack and still ask the same question.
    private static readonly string[] Optional =
        ["temperature", "top_p", "seed", "stop", "reasoning_effort", "frequency_penalty", "presence_penalty"];

    private const string SchemaField = "response_format";

    private static readonly string[] Refusing =
        ["unsupported", "not support", "n't support", "unrecognized", "unknown", "not permitted", "extra inputs", "unexpected", "not allowed", "only the default", "deprecated", "use 'max_", "not enabled", "enabled only", "unavailable", "not available"];

    // What servers call the schema of a reply. It is asked for beside words that ask for the same, so that whatever is said against it, a request does without.
    private static readonly string[] Schema = ["response_format", "response format", "json_schema", "json schema", "structured output"];

    /// <summary>Whether an error says that something is not taken, rather than only naming it.</summary>
    public static bool Refuses(ReplyError error) => Array.Exists(Refusing, error.Names);

    /// <summary>The shape to try next; the same where the refusal teaches nothing.</summary>
    /// <param name="shape">The shape that was refused.</param>
    /// <param name="sent">The body that was refused.</param>
    /// <param name="error">What was said.</param>
    public static RequestShape Of(RequestShape shape, JsonObject sent, ReplyError error)
    {
        var said = $"{error.Message} {error.Parameter}";
        if (sent.ContainsKey("top_logprobs") && said.Contains("logprobs", StringComparison.OrdinalIgnoreCase) && Limit().Match(said) is { Success: true } limit
            && int.TryParse(limit.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            && most >= 2 && most < (int?)sent["top_logprobs"])
        {
            return shape with { MostTopLogProbabilities = most };
        }

        if (sent.ContainsKey(SchemaField) && Named(said, Schema) && RefusedContent.Of(error) is null)
        {
            return Without(shape, SchemaField);
        }

        if (!Refuses(error))
        {
            return shape;
        }

        if (shape.TokenParameter is null && Named(said, "max_tokens", "max_completion_tokens"))
        {
            return sent.ContainsKey("max_tokens") ? shape with { TokenParameter = "max_completion_tokens" }
                : sent.ContainsKey("max_completion_tokens") ? shape with { TokenParameter = "max_tokens" }
                : shape;
        }

        if (shape.SystemRole && Named(said, "system role", "system message", "system prompt", "system instruction", "developer instruction", "role 'system'", "\"system\"")
            && sent["messages"] is JsonArray messages && messages.Any(ShapedBody.IsSystem))
        {
            return shape with { SystemRole = false };
        }

        return Array.Find(Optional, f => sent.ContainsKey(f) && (error.Parameter == f || Word(f).IsMatch(error.Message))) is { } field
            ? Without(shape, field)
            : shape;
    }

    private static RequestShape Without(RequestShape shape, string field) => shape with { LeftOut = shape.LeftOut.Append(field).ToImmutableSortedSet(StringComparer.Ordinal) };

    private static bool Named(string said, params string[] names) => Array.Exists(names, n => said.Contains(n, StringComparison.OrdinalIgnoreCase));

    private static Regex Word(string field) => new($@"(?<![\w]){field}(?![\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"(?:less than or equal to|at most|<=|no more than|maximum(?: of| is)?|between 0 and|up to|max allowed:)\s*(\d{1,2})(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limit();
}
