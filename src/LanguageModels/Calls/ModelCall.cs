namespace LearningThePrior.LanguageModels.Calls;

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

    /// <summary>Set by the gateway: conversation and hash of the request, see Recording.</summary>
    public string? CallId { get; set; }

    public int Attempts { get; set; }

    public bool Replayed { get; set; }

    /// <summary>The body of the final response.</summary>
    public string? Raw { get; set; }

    public static ModelCall Begin(ModelName model, CallTag tag) => new(model, tag);

    public void Dispose() => Flowing.Value = null;
}
