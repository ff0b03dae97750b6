using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;

namespace LearningThePrior.Debate.Tests.Protocols;

public class DoubleConsultancyTests
{
    [Fact]
    public async Task Neither_consultant_ever_hears_the_other()
    {
        var listening = new ScriptedDebater(t => new(string.Join(' ', t.Heard.Select(h => $"{h.Speaker}{h.Round}")), [], []));
        var debate = await new DoubleConsultancy(2).PlayAsync(
            ToyWorld.Small().Setup(new ScriptedJudge(), listening.For(0), listening.For(1)), TestContext.Current.CancellationToken);

        Assert.Equal(["", "", "A0", "B0"], debate.Turns.Select(t => t.Text));
    }
}
