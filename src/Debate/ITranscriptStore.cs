using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>Where finished debates are kept and found again, so that a run that goes on plays none of them again.</summary>
public interface ITranscriptStore
{
    /// <summary>The debate of that id, or null where it has not been finished.</summary>
    Transcript? Find(string debateId);

    /// <summary>Keeps a finished debate; one that it had already is left as it is.</summary>
    /// <param name="transcript">The debate.</param>
    /// <param name="kind">What was asked.</param>
    /// <param name="tree">The tree that was debated, to look up what cited nodes say.</param>
    /// <param name="truth">What Z implies, by which verdicts are counted right; nobody who debates or judges is handed it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask AddAsync(Transcript transcript, QueryKind kind, ImplicitTree tree, Credences truth, CancellationToken cancellationToken = default);
}
