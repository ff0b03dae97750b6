using System.Globalization;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>One book, asked about shares of pages.</summary>
internal sealed class ShareContext(int steps, IReadOnlyList<(NodeAddress Address, PageText Page)> pages) : BookContext(steps, pages)
{
    public override Tokens Direct(Tokens question)
    {
        var (_, state, path) = BookQuestion.Read(question);
        var shares = Facts.ToDictionary(f => f[0], f => (double)f[1]);
        foreach (var branch in path.Reverse())
        {
            shares = Facts.ToDictionary(f => f[0], f => branch == BookQuestion.Both ? (shares[f[2]] + shares[f[3]]) / 2 : shares[f[2 + branch]]);
        }

        return new((int)Math.Round(shares[state] * BookQuestion.Whole));
    }

    protected override string Asked(int kind) => "what share is true?";

    protected override string? Say(int answer) => answer <= BookQuestion.Whole ? string.Create(CultureInfo.InvariantCulture, $"{answer / (double)BookQuestion.Whole:P2}") : null;

    protected override (int Kind, int Length) Draw(int height, SeededRandom random) => (BookQuestion.Share, height - 1);

    /// <summary>From some step on to both children.</summary>
    protected override int[] DrawPath(int length, SeededRandom random)
    {
        var single = random.NextInt(length + 1);
        return [.. Enumerable.Range(0, length).Select(i => i < single ? random.NextInt(2) : BookQuestion.Both)];
    }
}
