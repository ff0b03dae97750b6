using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// What a human makes of counts of true leaves: reads a leaf's fact, adds two children's counts, compares with the number
/// asked for. Who believes the count itself answers by it; who believes only counts of parts takes the whole to have the
/// same share; who believes none is even.
/// </summary>
/// <param name="states">K.</param>
/// <param name="flip">With what probability the answer that was seen is not the true one.</param>
internal sealed class CountHuman(int states, double flip)
{
    public const string Topic = "count";

    public Claim? Read(EncyclopediaQuestion question, string topic, NodeAddress address, string text) =>
        topic == Topic && question.LevelsBelow(address) == 0 && PageText.Read(text, states) is { } page
            ? new(Topic, address, new(page.Fact ? BigInteger.One : BigInteger.Zero))
            : null;

    public static bool IsElementary(EncyclopediaQuestion question, Claim claim) =>
        claim.Topic == Topic && question.LevelsBelow(claim.About) == 0;

    public static bool MakesUp(EncyclopediaQuestion question, Claim whole, IReadOnlyList<Claim> parts) =>
        question.LevelsBelow(whole.About) is > 0
        && IsInRange(question, whole)
        && parts.Count == 2
        && parts.Select((part, b) => IsInRange(question, part) && part.About == whole.About.Child(b)).All(fits => fits)
        && parts[0].Value[0] + parts[1].Value[0] == whole.Value[0];

    public Credences Conclude(EncyclopediaQuestion question, IReadOnlyCollection<Claim> believed)
    {
        var counts = believed.Where(claim => IsInRange(question, claim)).Distinct().ToArray();
        var answers = counts.Where(c => c.About == question.Path).Select(c => c.Value[0] >= question.AtLeast).Distinct().ToArray();
        if (answers.Length == 0 && counts.Length > 0)
        {
            var leaves = counts.Aggregate(BigInteger.Zero, (sum, c) => sum + Leaves(question, c));
            var trueLeaves = counts.Aggregate(BigInteger.Zero, (sum, c) => sum + c.Value[0]);
            answers = [trueLeaves * question.Leaves >= question.AtLeast * leaves];
        }

        return answers.Length == 1 ? Credences.OfYes(answers[0] ? 1 - flip : flip) : Credences.Uniform(2);
    }

    /// <summary>Leaves at random, without end; a leaf question has one.</summary>
    public static IEnumerable<(string Topic, NodeAddress Address)> WorthReading(EncyclopediaQuestion question, Seed seed)
    {
        var random = seed.CreateRandom();
        do
        {
            var leaf = question.Path;
            for (var level = 0; level < question.Levels; level++)
            {
                leaf = leaf.Child(random.NextInt(2));
            }

            yield return (Topic, leaf);
        }
        while (question.Levels > 0);
    }

    private static bool IsInRange(EncyclopediaQuestion question, Claim claim) =>
        claim.Topic == Topic
        && claim.Value.Count == 1
        && question.LevelsBelow(claim.About) is not null
        && claim.Value[0] >= 0
        && claim.Value[0] <= Leaves(question, claim);

    private static BigInteger Leaves(EncyclopediaQuestion question, Claim claim) =>
        BigInteger.One << question.LevelsBelow(claim.About)!.Value;
}
