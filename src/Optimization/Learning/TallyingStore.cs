using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Learning;

/// <summary>Counts every debate that passes, whether played now or found again.</summary>
internal sealed class TallyingStore(ITranscriptStore inner, DebateTally tally) : ITranscriptStore
{
    public Transcript? Find(string debateId) => inner.Find(debateId);

    public async ValueTask AddAsync(Transcript transcript, QueryKind kind, ImplicitTree tree, Credences truth, CancellationToken cancellationToken = default)
    {
        await inner.AddAsync(transcript, kind, tree, truth, cancellationToken);
        tally.Record(transcript, truth);
    }
}
