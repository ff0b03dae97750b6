using System.Security.Cryptography;
using System.Text;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace LearningThePrior.Evaluation;

/// <summary>What debaters quote, and what they argue about besides the response.</summary>
/// <remarks>Without one, Z is the conversation itself, and the sides are "yes" and "no" to whether the response is right.</remarks>
public sealed class DebateEvaluatorContext : EvaluationContext
{
    /// <summary>A document at hand.</summary>
    /// <param name="document">Markdown or plain text, read section by section.</param>
    /// <param name="rival">The answer that the opponent argues for; null to argue that the response is not right.</param>
    /// <exception cref="ArgumentException">A text is blank.</exception>
    public DebateEvaluatorContext(string document, string? rival = null)
        : this(TreeOf(document), $"document-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)))[..16]}", rival, document)
    {
    }

    /// <summary>Any Z: a folder of documents (<see cref="DocumentUnpacker.Open"/>), or a tree that is unpacked as it is read.</summary>
    /// <param name="tree">Z; evaluations that share it share what was unpacked.</param>
    /// <param name="treeId">Names it in the run.</param>
    /// <param name="rival">The answer that the opponent argues for; null to argue that the response is not right.</param>
    /// <exception cref="ArgumentException">A text is blank.</exception>
    public DebateEvaluatorContext(ImplicitTree tree, string treeId, string? rival = null)
        : this(tree, treeId, rival, treeId)
    {
    }

    private DebateEvaluatorContext(ImplicitTree tree, string treeId, string? rival, string shown)
        : base(ContextName, [new TextContent(shown), .. rival is null ? Array.Empty<AIContent>() : [new TextContent(rival)]])
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentException.ThrowIfNullOrWhiteSpace(treeId);
        if (rival is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(rival);
        }

        (Tree, TreeId, Rival) = (tree, treeId, rival);
    }

    /// <summary>What reports call it.</summary>
    public static string ContextName => "Debate";

    /// <summary>Z.</summary>
    public ImplicitTree Tree { get; }

    /// <summary>Names Z.</summary>
    public string TreeId { get; }

    /// <summary>The answer that the opponent argues for; null where it argues that the response is not right.</summary>
    public string? Rival { get; }

    private static ImplicitTree TreeOf(string document)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(document);
        return new(DocumentUnpacker.Of("document", document));
    }
}
