using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Studies.Reliability;

/// <summary>Asks for the parities below both children and adds them; a leaf's bit he reads.</summary>
internal sealed class ParityOverseer(ParityTree tree) : IOverseer<NodeAddress, bool>
{
    public string Name => "parity";

    public ValueTask<OverseerMove<NodeAddress, bool>> NextAsync(Consultation<NodeAddress, bool> consultation, CancellationToken cancellationToken = default)
    {
        var (node, known) = (consultation.Question, consultation.Known);
        return new(node.Depth == tree.Depth ? new OverseerAnswers<NodeAddress, bool>(tree.IsOdd(node))
            : known.Count == 0 ? new OverseerAsks<NodeAddress, bool>(node.Child(0), node.Child(1))
            : new OverseerAnswers<NodeAddress, bool>(known[0].Reply.Value ^ known[1].Reply.Value));
    }
}
