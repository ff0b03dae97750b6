using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>A table that the human imagined, for questions about single leaves; which path is asked about tells nothing of it.</summary>
internal sealed class EncyclopediaImagined(StateTable table, int depth, double flip) : IImagined
{
    /// <summary>A leaf of D's half: its steps after the first, read as a number in binary.</summary>
    public static int IndexOf(EncyclopediaQuestion question, int depth) =>
        question.Levels == 0 && question.Path.Depth == depth && question.Path.Steps[0] == 0
            ? question.Path.Steps.Aggregate(0, (index, step) => (2 * index) + step)
            : throw new ArgumentException("D asks about single leaves of the first half.", nameof(question));

    /// <summary>The last one, two, and so on up to <paramref name="most"/> steps of a question's path, each ending a number of its own.</summary>
    public static int[] Endings(EncyclopediaQuestion question, int most)
    {
        var steps = question.Path.Steps;
        var endings = new int[Math.Min(most, steps.Count)];
        for (var (length, read) = (1, 0); length <= endings.Length; length++)
        {
            read += steps[^length] << (length - 1);
            endings[length - 1] = (1 << length) - 2 + read;
        }

        return endings;
    }

    public (int Question, int Answer) Observe(SeededRandom random)
    {
        var leaf = random.NextInt(1 << (depth - 1));
        var state = table.Root;
        for (var step = depth - 1; step >= 0; step--)
        {
            state = table.Next(state, (leaf >> step) & 1);
        }

        return (leaf, table.Facts[state] != random.NextBool(flip) ? 1 : 0);
    }

    public (double No, double Yes) Weigh(Question question)
    {
        var path = ((EncyclopediaQuestion)question).Path;
        return table.Facts[table.StateAt(path)] ? (flip, 1 - flip) : (1 - flip, flip);
    }
}
