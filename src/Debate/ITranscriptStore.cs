namespace LearningThePrior.Debate;

/// <summary>Where finished debates are kept and found again, so that a run that died pays for none of them twice.</summary>
public interface ITranscriptStore
{
    /// <summary>The debate of that id, or null where it has not been finished.</summary>
    Transcript? Find(string debateId);

    /// <summary>Keeps a finished debate.</summary>
    void Add(Transcript transcript);
}

/// <summary>Keeps nothing: for runs that are over as soon as they end.</summary>
public sealed class ForgetfulStore : ITranscriptStore
{
    /// <inheritdoc/>
    public Transcript? Find(string debateId) => null;

    /// <inheritdoc/>
    public void Add(Transcript transcript)
    {
    }
}
