using System.Numerics;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Snow;

/// <summary>How the human of a snow world splits a sum over statements: one statement he reads, of more he asks the two halves and adds.</summary>
internal sealed class SnowSplitter(SnowScheme scheme, SnowHuman human) : INodeSplitter
{
    public TreeQuestion First(Question question) => new(SnowAmounts.Topic(question), Tree.NodeAddress.Root);

    public bool Reads(Question question, TreeQuestion asked) => scheme.Sums.Tree.Find(asked.About) is { IsLeaf: true };

    public OverseerMove<TreeQuestion, Amounts> Next(Question question, TreeQuestion asked, string text, IReadOnlyList<Answered<TreeQuestion, Amounts>> known)
    {
        if (scheme.Sums.Tree.Find(asked.About) is not { } stretch || asked.Topic != SnowAmounts.Topic(question))
        {
            return new OverseerDoesNotKnow<TreeQuestion, Amounts>();
        }

        if (stretch.IsLeaf)
        {
            return human.Read(question, asked.Topic, asked.About, text) is { } claim
                ? new OverseerAnswers<TreeQuestion, Amounts>(claim.Value)
                : new OverseerDoesNotKnow<TreeQuestion, Amounts>();
        }

        return known.Count == 0
            ? new OverseerAsks<TreeQuestion, Amounts>([.. stretch.Halves.Select(half => asked with { About = half.Address })])
            : known.All(k => k.Reply.IsKnown)
                ? new OverseerAnswers<TreeQuestion, Amounts>(known.Aggregate(new Amounts(BigInteger.Zero), (sum, k) => sum + k.Reply.Value!))
                : new OverseerDoesNotKnow<TreeQuestion, Amounts>();
    }

    public Credences Conclude(Question question, Amounts? found) =>
        human.Conclude(question, found is null ? [] : [new Claim(SnowAmounts.Topic(question), Tree.NodeAddress.Root, found)]);

    /// <summary>A sum that has nothing to do with the statements, of the size that one of them may have.</summary>
    public Amounts Draw(Question question, TreeQuestion asked, SeededRandom random) =>
        new(new BigInteger(Math.Round(PriorQuestion.UnitsPerNat * (question is PriorQuestion ? -Math.Abs(random.NextGaussian()) : random.NextGaussian()))));
}
