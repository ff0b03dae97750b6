using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Calls;

/// <summary>
/// One call on its way through the gateway: an adapter begins it, the handlers below Semantic Kernel fill it in, the adapter
/// reads it. Flows with <c>await</c>.
/// </summary>
internal sealed class ModelCall : IDisposable
{
    private static readonly AsyncLocal<ModelCall?> Flowing = new();

    private ModelCall(ModelName model, CallTag tag)
    {
        Model = model;
        Tag = tag;
        Conversation = LanguageModels.Conversation.Current;
        Flowing.Value = this;
    }

    public static ModelCall? Current => Flowing.Value;

    public ModelName Model { get; }

    public CallTag Tag { get; }

    public Conversation? Conversation { get; }

    /// <summary>Further headers of its requests.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; set; } = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    /// <summary>What is blotted out of its replies, beside the values of headers with a telling name.</summary>
    public IReadOnlyList<string> Secrets { get; set; } = [];

    /// <summary>Set by the gateway: conversation and hash of the request, see Recording.</summary>
    public string? CallId { get; set; }

    public int Attempts { get; set; }

    public bool Replayed { get; set; }

    /// <summary>The body of the final response, of one that is an error too: JSON without white space, the same live and replayed.</summary>
    public string? Raw { get; set; }

    /// <summary>What the final response says, as this project reads it; null where no gateway read it.</summary>
    public ReplyFacts? Facts { get; set; }

    /// <summary>
    /// Why there is no reply; null where there is one. The gateway throws it too, whatever the HTTP status was, so that no error
    /// comes out of its clients as a response; <see cref="ModelFailures"/> finds it under what others wrap around it.
    /// </summary>
    public ModelException? Failure { get; set; }

    public static ModelCall Begin(ModelName model, CallTag tag) => new(model, tag);

    /// <summary>Takes over what came of a request: one call may make several, and is known by the last.</summary>
    public void Take(PendingCall request, CallOutcome outcome)
    {
        CallId = request.CallId;
        Attempts += outcome.Attempts.Count;
        Replayed = outcome.Replayed;
        Raw = outcome.Reply?.Content.Text;
        Facts = outcome.Reply?.Facts;
        Failure = outcome.Error as ModelException;
    }

    public void Dispose() => Flowing.Value = null;
}
