using LearningThePrior.Probability;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>One game of two debaters who use the same learned values, and what each position of it teaches.</summary>
internal static class SelfPlay
{
    /// <summary>Plays a game drawn at random: who begins, and which lie is told.</summary>
    /// <remarks>The last two moves are left out: they are made by asking the judge, and there is nothing to learn for them.</remarks>
    public static IReadOnlyList<Lesson> Play(LabelledDigit digit, SparseJudge judge, LearnedValues values, double exploration, SeededRandom random)
    {
        var honestFirst = random.NextBool(.5);
        var game = (digit.Label + 1 + random.NextInt(LearnedValues.Outputs - 1)) % LearnedValues.Outputs;
        var lookahead = new Lookahead(new(judge, digit.Image), digit.Label, values, honestFirst);
        List<Lesson> lessons = [];
        List<int> revealed = [];
        while (revealed.Count <= values.Pixels - 2)
        {
            var honest = lookahead.IsHonest(revealed.Count);
            var worth = lookahead.Look(revealed);
            if (revealed.Count > 0)
            {
                lessons.Add(new(digit, [.. revealed], honestFirst, worth.Most(honest)));
            }

            revealed.Add(random.NextBool(exploration) ? worth.Moves[random.NextInt(worth.Moves.Length)] : worth.Best(game, honest));
        }

        return lessons;
    }
}

/// <summary>What a position is worth in each game.</summary>
internal sealed record Lesson(LabelledDigit Digit, int[] Revealed, bool HonestFirst, float[] Target);
