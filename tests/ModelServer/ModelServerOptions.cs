using System.Text.Json.Nodes;
using LearningThePrior.ModelServing.Brain;
using LearningThePrior.ModelServing.Faults;

namespace LearningThePrior.ModelServing;

/// <summary>How the server behaves.</summary>
public sealed record ModelServerOptions
{
    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>What every reply waits for.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The models there are; any other gets 404. Null: every name is a model.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>The key without which there is only 401; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>Which calls fail, and how.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>Makes a reply of a request. Called concurrently.</summary>
    public Func<JsonNode, Answer> Script { get; init; } = new DebateBrain().Reply;

    /// <summary>Makes a reply word for word, ahead of <see cref="Script"/>; null, or where it gives null, for none. Called concurrently.</summary>
    public Func<JsonNode, RawAnswer?>? Raw { get; init; }

    /// <summary>Makes a reply of OpenAI's into one of another server's; null for OpenAI's.</summary>
    public Func<JsonObject, JsonObject>? Dress { get; init; }

    /// <summary>Whether log-probabilities are returned; where not, they are left out as many local servers do.</summary>
    public bool LogProbabilities { get; init; } = true;

    /// <summary>Whether tools are taken; where not, a request with tools gets 400.</summary>
    public bool Tools { get; init; } = true;

    /// <summary>Whether a schema for the reply is followed; where not, it is passed over.</summary>
    public bool Schemas { get; init; } = true;

    /// <summary>Whether equal requests with a seed get equal replies; where not, every reply is another.</summary>
    public bool Seeds { get; init; } = true;

    /// <summary>Whether the requests' bodies are kept for <see cref="ModelServer.Requests"/>.</summary>
    public bool KeepRequests { get; init; } = true;
}
