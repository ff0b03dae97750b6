using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>A distribution of questions about leaves at one depth of one half of the book.</summary>
/// <param name="name">The set's name.</param>
/// <param name="half">The first step of every path.</param>
/// <param name="depth">The depth of the leaves.</param>
/// <param name="shares">The shares asked for, uniformly, with levels uniform from 1 to depth - 1; none: every question is about one leaf.</param>
internal sealed class QuestionSource(string name, int half, int depth, IReadOnlyList<double> shares)
{
    // As many as half a book of depth 11; of more, a sample: its mean NLL has a standard error below .03, mostly far below.
    private const int MostScored = 1_024;

    /// <summary>Draws a question.</summary>
    public Question Draw(SeededRandom random)
    {
        if (shares.Count == 0)
        {
            return EncyclopediaQuestion.Leaf(Path(depth, random));
        }

        var levels = 1 + random.NextInt(depth - 1);
        var share = shares[random.NextInt(shares.Count)];
        return EncyclopediaQuestion.OfShare(Path(depth - levels, random), levels, share);
    }

    /// <summary>
    /// The set: scored on every leaf where there are at most 1,024, else on as many draws, each of equal weight.
    /// </summary>
    public QuestionSet ToSet(Seed seed)
    {
        var random = seed.For(name).CreateRandom();
        Question[] scored = shares.Count == 0 && depth <= 11
            ? [.. Enumerable.Range(0, 1 << (depth - 1)).Select(i => EncyclopediaQuestion.Leaf(Path(i)))]
            : [.. Enumerable.Range(0, MostScored).Select(_ => Draw(random))];
        return new(name, Draw, [.. scored.Select(q => (q, 1.0 / scored.Length))]) { Find = Find };
    }

    private EncyclopediaQuestion? Find(string id)
    {
        var (plus, least) = (id.IndexOf('+', StringComparison.Ordinal), id.IndexOf(">=", StringComparison.Ordinal));
        if (plus < 0 || least < plus
            || !NodeAddress.TryParse(id[..plus], out var path)
            || !int.TryParse(id[(plus + 1)..least], NumberStyles.None, CultureInfo.InvariantCulture, out var levels)
            || path.Depth != depth - levels || path.IsRoot || path.Steps[0] != half || path.Steps.Any(step => step > 1))
        {
            return null;
        }

        var asked = shares.Count == 0 ? [EncyclopediaQuestion.Leaf(path)] : shares.Select(share => EncyclopediaQuestion.OfShare(path, levels, share));
        return asked.FirstOrDefault(q => q.Id == id);
    }

    private NodeAddress Path(int steps, SeededRandom random) =>
        NodeAddress.FromSteps([half, .. Enumerable.Range(1, steps - 1).Select(_ => random.NextInt(2))]);

    private NodeAddress Path(int leaf) =>
        NodeAddress.FromSteps([half, .. Enumerable.Range(0, depth - 1).Select(i => (leaf >> (depth - 2 - i)) & 1)]);
}
