using LearningThePrior.Debate;

namespace LearningThePrior.Optimization.Learning;

/// <summary>Counts every debate that passes, whether played now or found again.</summary>
internal sealed class TallyingStore(ITranscriptStore inner, DebateTally tally) : ITranscriptStore
{
    public Transcript? Find(string debateId)
    {
        var found = inner.Find(debateId);
        if (found is not null)
        {
            tally.Record(found);
        }

        return found;
    }

    public void Add(Transcript transcript)
    {
        inner.Add(transcript);
        tally.Record(transcript);
    }
}
