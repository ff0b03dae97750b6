using System.Collections.Concurrent;

namespace LearningThePrior.LanguageModels;

/// <summary>
/// A model for tests and examples whose replies are written beforehand. Safe for concurrent calls. Keeps every request, so it is not for
/// long runs.
/// </summary>
public sealed class ScriptedModel : ILanguageModel
{
    private readonly ConcurrentQueue<ModelRequest> _requests = new();
    private readonly Func<ModelRequest, CancellationToken, ValueTask<ModelReply>> _script;
    private int _calls;

    /// <summary>Replies with a function of the request; what the function throws is thrown.</summary>
    /// <param name="script">Called concurrently where calls are concurrent.</param>
    /// <param name="name">The model's name; its provider is <c>scripted</c>.</param>
    public ScriptedModel(Func<ModelRequest, ModelReply> script, string name = "model")
        : this((request, _) => new(script(request)), name) => ArgumentNullException.ThrowIfNull(script);

    /// <summary>Replies with a function that may wait.</summary>
    /// <inheritdoc cref="ScriptedModel(Func{ModelRequest, ModelReply}, string)"/>
    public ScriptedModel(Func<ModelRequest, CancellationToken, ValueTask<ModelReply>> script, string name = "model")
    {
        ArgumentNullException.ThrowIfNull(script);
        _script = script;
        Name = new("scripted", name, null);
    }

    /// <summary>
    /// Replies with a list, in the order of the calls; once it is used up, with a <see cref="ModelException"/> of
    /// <see cref="ModelFailure.NotRecorded"/>.
    /// </summary>
    public ScriptedModel(params IReadOnlyList<ModelReply> replies)
    {
        ArgumentNullException.ThrowIfNull(replies);
        ModelReply[] kept = [.. replies];
        var next = -1;
        Name = new("scripted", "list", null);
        _script = (_, _) => Interlocked.Increment(ref next) is var i && i < kept.Length
            ? new(kept[i])
            : throw new ModelException(
                ModelFailure.NotRecorded, $"the script of {Name} has {kept.Length} replies and was asked for another; add one.");
    }

    /// <inheritdoc/>
    public ModelName Name { get; }

    /// <summary>How often the model was asked.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<ModelRequest> Requests => [.. _requests];

    /// <summary>Replies with these words, in the order of the calls.</summary>
    public static ScriptedModel Saying(params IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new([.. texts.Select(ScriptedReply.Said)]);
    }

    /// <inheritdoc/>
    public async ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        _requests.Enqueue(request);
        Interlocked.Increment(ref _calls);
        var reply = await _script(request, cancellationToken);
        return reply with { AnsweredBy = reply.AnsweredBy ?? Name.Model };
    }
}
