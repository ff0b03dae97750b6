namespace LearningThePrior.LanguageModels;

/// <summary>
/// The debate (or other piece of work) that calls belong to. Begun around it, it flows with <c>await</c> to every call
/// made inside, so that no debater or judge has to be told.
/// </summary>
public sealed class Conversation : IDisposable
{
    private static readonly AsyncLocal<Conversation?> Flowing = new();
    private readonly Conversation? _outer;

    private Conversation(string id, int sample)
    {
        Id = id;
        Sample = sample;
        _outer = Flowing.Value;
        Flowing.Value = this;
    }

    /// <summary>The conversation that the caller is in, or null.</summary>
    public static Conversation? Current => Flowing.Value;

    /// <summary>Names it: a debate's id. Telemetry's <c>gen_ai.conversation.id</c>.</summary>
    public string Id { get; }

    /// <summary>Which of several samples of the same work it is, from 0; the same call in two samples is two calls.</summary>
    public int Sample { get; }

    /// <summary>Begins a conversation; disposing ends it.</summary>
    public static Conversation Begin(string id, int sample = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        return new(id, sample);
    }

    /// <inheritdoc/>
    public void Dispose() => Flowing.Value = _outer;
}
