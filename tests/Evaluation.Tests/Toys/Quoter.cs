using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Evaluation.Tests.Toys;

/// <summary>Quotes the first paragraph where it argues for one answer, once, and has nothing to show for the other.</summary>
internal sealed class Quoter(string quote, int forAnswer) : IDebater
{
    private static readonly NodeAddress Paragraph = NodeAddress.Parse("/0");

    public string Name => "quoter";

    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        var speaks = turn.Position is AnswerPosition { Answer: var answer } && answer == forAnswer && await turn.Reader.ReadAsync(Paragraph, cancellationToken) is NodeRead;
        return new(speaks ? "Look." : "I have nothing to show.", speaks ? [new(Paragraph, quote)] : [], []);
    }
}
