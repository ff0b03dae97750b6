using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>A world's human as the overseer of one question about one Z: reads one node a question, and asks about others.</summary>
/// <param name="splitter">How he splits questions.</param>
/// <param name="question">The question at hand.</param>
/// <param name="tree">Z.</param>
public sealed class TreeOverseer(INodeSplitter splitter, Question question, ImplicitTree tree) : IOverseer<TreeQuestion, Amounts>
{
    private int _characters;

    /// <inheritdoc/>
    public string Name => "human";

    /// <summary>Characters of Z that he was shown so far.</summary>
    public int Characters => _characters;

    /// <inheritdoc/>
    public async ValueTask<OverseerMove<TreeQuestion, Amounts>> NextAsync(
        Consultation<TreeQuestion, Amounts> consultation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var text = "";
        if (splitter.Reads(question, consultation.Question))
        {
            if (await tree.FindAsync(consultation.Question.About, cancellationToken) is not { } node)
            {
                return new OverseerDoesNotKnow<TreeQuestion, Amounts>();
            }

            text = node.Text;
            _characters += consultation.Known.Count == 0 ? text.Length : 0;
        }

        var move = splitter.Next(question, consultation.Question, text, consultation.Known);
        return move is OverseerAnswers<TreeQuestion, Amounts> said && text.Length > 0
            ? said with { Cited = [new(consultation.Question.About, text, new(0, text.Length))] }
            : move;
    }
}
