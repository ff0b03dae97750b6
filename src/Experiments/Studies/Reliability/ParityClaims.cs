using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Experiments.Studies.Reliability;

/// <summary>"An odd number of the leaves is one", of a tree of bits.</summary>
internal sealed record ParityQuestion() : Question("parity", "Is an odd number of the leaves one?", AnswerSet.NoYes);

/// <summary>Claims that so many leaves, modulo two, are one.</summary>
internal sealed class ParityClaims(ParityTree tree) : IClaimOracle
{
    public const string Topic = "parity";

    public Claim Whole(Question question) => Of(default, false);

    public Claim Lie(Question question, Seed seed) => Of(default, true);

    public IReadOnlyList<Claim> Parts(Question question, Claim whole) => whole.About.Depth == tree.Depth ? [] : [Of(whole.About.Child(0), false), Of(whole.About.Child(1), false)];

    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed)
    {
        var isFalse = whole != Of(whole.About, false);
        var first = seed.CreateRandom().NextBool(.5);
        return whole.About.Depth == tree.Depth ? [] : [Of(whole.About.Child(0), isFalse && first), Of(whole.About.Child(1), isFalse && !first)];
    }

    private Claim Of(Tree.NodeAddress address, bool flipped) => new(Topic, address, new(tree.IsOdd(address) != flipped ? 1 : 0));
}
