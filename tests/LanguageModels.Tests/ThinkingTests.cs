using System.Diagnostics;

namespace LearningThePrior.LanguageModels.Tests;

/// <summary>What a model thought aloud is parted from what it replied.</summary>
public sealed class ThinkingTests
{
    [Theory]
    [InlineData("yes", null, "yes")]
    [InlineData(" yes", null, " yes")]
    [InlineData("<think>so</think>\n yes", "so", "yes")]
    [InlineData(" <THINK> so </Think> <reasoning>and so</reasoning> yes ", "so\nand so", "yes ")]
    [InlineData("<think>so", "so", "")]
    [InlineData("<think>so</think><thought>on", "so\non", "")]
    [InlineData("so</think> yes", "so", "yes")]
    [InlineData("{\"speech\":\"a </think> b\"}", null, "{\"speech\":\"a </think> b\"}")]
    public void Thinking_is_parted_from_the_reply(string text, string? thought, string reply) => Assert.Equal((thought, reply), Thinking.Split(text));

    [Fact]
    public void Many_thoughts_are_parted_in_time()
    {
        var text = string.Concat(Enumerable.Repeat("<think></think>", 800_000)) + "yes"; // 12 MB, the longest reply that is read
        var watch = Stopwatch.StartNew();

        Assert.Equal("yes", Thinking.Split(text).Reply);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }
}
