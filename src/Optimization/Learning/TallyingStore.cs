using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Learning;

/// <summary>Counts every debate that passes, whether played now or found again.</summary>
internal sealed class TallyingStore(ITranscriptStore inner, DebateTally tally) : ITranscriptStore
{
    public Transcript? Find(string debateId) => inner.Find(debateId);

    public async ValueTask AddAsync(Transcript transcript, QueryKind kind, ImplicitTree tree, CancellationToken cancellationToken = default)
    {
        await inner.AddAsync(transcript, kind, tree, cancellationToken);
        tally.Record(transcript);
    }
}
