using CsCheck;

namespace LearningThePrior.Tree.Tests;

public class NearSearchTests
{
    [Fact]
    public void The_stretch_found_is_as_near_as_any_that_may_begin_and_end_there() =>
        Gen.Select(Gen.Char["ab "].Array[1, 9], Gen.Char["ab "].Array[0, 14], Gen.Int[0, 4], Gen.Int[0, 255], Gen.Int[0, 255]).Sample(
            (wordCharacters, textCharacters, allowed, begins, ends) =>
            {
                string words = new(wordCharacters);
                string text = new(textCharacters);
                bool CanBegin(int at) => (begins >> (at % 8) & 1) == 1;
                bool CanEnd(int at) => (ends >> (at % 8) & 1) == 1;
                int nearest = (
                    from start in Enumerable.Range(0, text.Length + 1)
                    from end in Enumerable.Range(start + 1, text.Length - start)
                    where CanBegin(start) && CanEnd(end)
                    select Distance(words, text[start..end])).DefaultIfEmpty(int.MaxValue).Min();

                (int Start, int End)? best = NearSearch.Best(words, text, allowed, CanBegin, CanEnd);

                Assert.Equal(nearest <= allowed && words.Length > allowed, best is not null && words.Length > allowed);
                if (best is { } found && words.Length > allowed)
                {
                    Assert.True(CanBegin(found.Start) && CanEnd(found.End));
                    Assert.Equal(nearest, Distance(words, text[found.Start..found.End]));
                }
            });

    private static int Distance(string left, string right)
    {
        int[,] table = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(table[i - 1, j], table[i, j - 1]) + 1,
                    table[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
            }
        }

        return table[left.Length, right.Length];
    }
}
