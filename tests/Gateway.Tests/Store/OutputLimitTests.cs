using System.Text;
using LearningThePrior.Gateway.Store;

namespace LearningThePrior.Gateway.Tests.Store;

public sealed class OutputLimitTests
{
    [Theory]
    [InlineData("""{"max_tokens":50}""", 50)]
    [InlineData("""{"max_tokens": 50,"max_completion_tokens":70}""", 70)]
    [InlineData("""{"messages":[{"content":"\"max_tokens\":9"}]}""", null)]
    [InlineData("{}", null)]
    public void The_most_that_a_reply_may_say_is_read_off_the_request(string body, int? most) =>
        Assert.Equal(most, OutputLimit.Of(Encoding.UTF8.GetBytes(body)));
}
