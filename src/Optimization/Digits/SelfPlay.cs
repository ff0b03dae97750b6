using LearningThePrior.Debate;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Optimization.Digits;

/// <summary>One game of two debaters who use the same learned values, and what each position of it teaches.</summary>
internal static class SelfPlay
{
    /// <summary>Plays a game drawn at random: who begins, and which lie is told.</summary>
    public static IReadOnlyList<Lesson> Play(LabelledDigit digit, SparseJudge judge, LearnedValues values, double exploration, SeededRandom random)
    {
        var honestFirst = random.NextBool(.5);
        var game = (digit.Label + 1 + random.NextInt(LearnedValues.Outputs - 1)) % LearnedValues.Outputs;
        var ahead = new OneAhead(new(judge, digit.Image), digit.Label, values, honestFirst);
        List<Lesson> lessons = [];
        List<int> revealed = [];
        while (revealed.Count < values.Pixels)
        {
            var worth = ahead.Look(revealed);
            var honest = ahead.IsHonest(revealed.Count);
            if (revealed.Count > 0)
            {
                lessons.Add(new(digit, [.. revealed], honestFirst, Target(worth, honest)));
            }

            int[] moves = [.. Enumerable.Range(0, worth.Length).Where(m => worth[m] is not null)];
            revealed.Add(random.NextBool(exploration) ? moves[random.NextInt(moves.Length)] : OneAhead.Best(worth, game, honest));
        }

        return lessons;
    }

    private static float[] Target(float[]?[] worth, bool honest) =>
        [.. Enumerable.Range(0, LearnedValues.Outputs).Select(game => Math.Clamp(worth[OneAhead.Best(worth, game, honest)]![game], -1, 1))];
}

/// <summary>What a position is worth in each game.</summary>
internal sealed record Lesson(LabelledDigit Digit, int[] Revealed, bool HonestFirst, float[] Target);
