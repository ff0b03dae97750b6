namespace LearningThePrior.LanguageModels;

/// <summary>How the model of a role is asked, over what the caller would ask by itself. What is null is left to the caller.</summary>
public sealed record RoleSettings
{
    /// <summary>The most tokens of a reply.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Temperature, from 0.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus, above 0 and at most 1.</summary>
    public double? TopP { get; init; }

    /// <summary>The endpoint's own seed. Several draws of one request count up from it.</summary>
    public long? Seed { get; init; }

    /// <summary>How much a model thinks before it replies, in the endpoint's words, such as <c>low</c>.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>What ends a reply where it occurs; none by default.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>Further fields of the request's body, JSON by name: <c>top_k</c> with <c>20</c>.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();

    /// <summary>Further headers of the request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Values of those headers that are secret whatever the header's name: a gateway blots them out of every reply.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The field that the most tokens go into, <c>max_tokens</c> or <c>max_completion_tokens</c>; null for the one that suits the address.</summary>
    public string? TokenParameter { get; init; }

    /// <summary>Whether messages of the system are sent as such. Where not, they go into the first message of the user.</summary>
    public bool SystemRole { get; init; } = true;

    /// <summary>A request under these settings.</summary>
    /// <param name="request">What the caller asks.</param>
    public ModelRequest On(ModelRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = request.Options;
        return request with
        {
            Messages = SystemRole ? request.Messages : WithoutSystem(request.Messages),
            Options = options with
            {
                MaxTokens = MaxTokens ?? options.MaxTokens,
                Temperature = Temperature ?? options.Temperature,
                TopP = TopP ?? options.TopP,
                Seed = Seed is { } seed ? unchecked(seed + request.Tag.Draw) : options.Seed,
                ReasoningEffort = ReasoningEffort ?? options.ReasoningEffort,
                Stop = Stop.Count > 0 ? Stop : options.Stop,
                Extra = Extra.Count > 0 ? Extra : options.Extra,
                Headers = Headers.Count > 0 ? Headers : options.Headers,
                Secrets = Secrets.Count > 0 ? [.. options.Secrets, .. Secrets] : options.Secrets,
                TokenParameter = TokenParameter ?? options.TokenParameter,
            },
        };
    }

    private static ModelMessage[] WithoutSystem(IReadOnlyList<ModelMessage> messages)
    {
        var rules = string.Join("\n\n", messages.Where(m => m.Role == MessageRole.System).Select(m => m.Text));
        var kept = messages.Where(m => m.Role != MessageRole.System).ToList();
        if (rules.Length == 0)
        {
            return [.. kept];
        }

        var first = kept.FindIndex(m => m.Role == MessageRole.User);
        if (first < 0)
        {
            return [ModelMessage.User(rules), .. kept];
        }

        kept[first] = kept[first] with { Text = $"{rules}\n\n{kept[first].Text}" };
        return [.. kept];
    }
}
