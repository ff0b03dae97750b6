using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Learning;

namespace LearningThePrior.Optimization.Tests.Learning;

public sealed class LearningNamesTests
{
    private static NameRegistry Names { get; } = NameRegistry.Default.WithLearning();

    [Theory]
    [InlineData("gradient:patience=30")]
    [InlineData("evolution:stall=7")]
    [InlineData("random")]
    public void Searches_are_read_as_they_print(string search) => Assert.Equal(search, Names.Searches.Parse(search).ToString());

    [Fact]
    public void A_trained_judge_is_named_with_its_file_wherever_a_judge_is() =>
        Assert.Equal("panel:bounded+trained:runs/judge-1.json", Names.Judges.Parse("panel:bounded+(trained:runs/judge-1.json)").ToString());

    [Fact]
    public void A_trained_judge_without_its_file_is_told_of() => Assert.Contains(
        "judge 'trained:nowhere.json': there is no such file", Assert.Throws<NameException>(() => Names.Judges.Make("trained:nowhere.json")).Message, StringComparison.Ordinal);
}
