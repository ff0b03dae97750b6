using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>Keeps nothing: for runs that are over as soon as they end.</summary>
public sealed class ForgetfulStore : ITranscriptStore
{
    /// <inheritdoc/>
    public Transcript? Find(string debateId) => null;

    /// <inheritdoc/>
    public ValueTask AddAsync(Transcript transcript, QueryKind kind, ImplicitTree tree, Credences truth, CancellationToken cancellationToken = default) => default;
}
