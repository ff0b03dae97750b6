namespace LearningThePrior.LanguageModels;

/// <summary>How to sample, and what to return. Null leaves a setting to the endpoint and out of the request.</summary>
public sealed record ModelOptions
{
    /// <summary>Everything left to the endpoint.</summary>
    public static ModelOptions Default { get; } = new();

    /// <summary>Temperature, from 0.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus, above 0 and at most 1.</summary>
    public double? TopP { get; init; }

    /// <summary>The most tokens of a reply.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>The endpoint's own seed, where it has one.</summary>
    public long? Seed { get; init; }

    /// <summary>How many of the likeliest tokens to return at each position with their log-probabilities, 0 to 20; 0 for none.</summary>
    public int TopLogProbabilities { get; init; }

    /// <summary>How much the model thinks before it replies, in the endpoint's words.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>What ends the reply where it occurs.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>Further fields of the request's body, JSON by name, for endpoints that speak the OpenAI protocol.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Further headers of the request, sent where a gateway sends it.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Values of those headers that are secret whatever the header's name: a gateway blots them out of every reply.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The field that the most tokens go into; null for the one that suits the address.</summary>
    public string? TokenParameter { get; init; }

    /// <summary>The form that the reply must have; null for words.</summary>
    public ReplySchema? Schema { get; init; }
}

/// <summary>The form of a structured reply.</summary>
/// <param name="Name">Letters, digits and underscores.</param>
/// <param name="Schema">A JSON Schema.</param>
public sealed record ReplySchema(string Name, string Schema);
