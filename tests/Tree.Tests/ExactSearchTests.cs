using CsCheck;

namespace LearningThePrior.Tree.Tests;

public class ExactSearchTests
{
    [Fact]
    public void All_places_are_found_and_overlapping_ones_too() =>
        Gen.Select(Gen.Char["ab"].Array[1, 5], Gen.Char["ab"].Array[0, 30]).Sample((words, text) =>
            ExactSearch.Occurrences(new string(words), new string(text)).SequenceEqual(
                Enumerable.Range(0, text.Length).Where(i => text.AsSpan(i).StartsWith(words))));
}
