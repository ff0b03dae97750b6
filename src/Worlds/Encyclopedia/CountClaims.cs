using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>True counts of one book, and false ones that only descending to a leaf refutes.</summary>
internal sealed class CountClaims(IBookCounts counts)
{
    public Claim Whole(EncyclopediaQuestion question) => new(CountHuman.Topic, question.Path, new(counts.Below(question.Path, question.Levels)));

    /// <summary>The count nearest the truth on the other side of the number asked for.</summary>
    public Claim Lie(EncyclopediaQuestion question)
    {
        var isYes = counts.Below(question.Path, question.Levels) >= question.AtLeast;
        return new(CountHuman.Topic, question.Path, new(isYes ? question.AtLeast - 1 : question.AtLeast));
    }

    public IReadOnlyList<Claim> Parts(EncyclopediaQuestion question, Claim whole)
    {
        if (question.LevelsBelow(whole.About) is not > 0)
        {
            return [];
        }

        var levels = question.LevelsBelow(whole.About)!.Value - 1;
        return [.. Enumerable.Range(0, 2).Select(b =>
            new Claim(CountHuman.Topic, whole.About.Child(b), new(counts.Below(whole.About.Child(b), levels))))];
    }

    /// <summary>The difference goes into one child where it fits there, else the other takes what is left of it.</summary>
    public IReadOnlyList<Claim> FalseParts(EncyclopediaQuestion question, Claim whole, Seed seed)
    {
        var parts = Parts(question, whole).ToArray();
        if (parts.Length == 0)
        {
            return [];
        }

        var leaves = BigInteger.One << (question.LevelsBelow(whole.About)!.Value - 1);
        var first = seed.CreateRandom().NextInt(2);
        var total = whole.Value[0];
        BigInteger[] counts = [parts[0].Value[0], parts[1].Value[0]];
        bool Fits(int b) => total - counts[1 - b] >= 0 && total - counts[1 - b] <= leaves;
        var changed = Fits(first) ? first : 1 - first;
        counts[changed] = BigInteger.Max(0, BigInteger.Min(leaves, total - counts[1 - changed]));
        counts[1 - changed] = total - counts[changed];
        return [.. parts.Select((part, b) => part with { Value = new(counts[b]) })];
    }
}
