using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Amplification.Tests.Overseers;

/// <summary>A language model as the overseer.</summary>
public sealed class ModelOverseerTests
{
    [Fact]
    public async Task A_model_that_oversees_sees_subquestions_and_answers_as_quoted_text()
    {
        var model = new ScriptedModel(request => new(
            !request.Messages[1].Text.Contains("easier questions", StringComparison.Ordinal) ? request.Messages[1].Text.Contains("Helper", StringComparison.Ordinal) ? "Both." : "One."
            : request.Messages[1].Text.Contains("a and b", StringComparison.Ordinal) ? """{"subquestions": ["What is \"a\"?", "", 3, "What is b?", "What is c?"]}""" : "{\"subquestions\": []}",
            FinishReason.Stop));

        var (answer, _) = await new Hch(Depth: 1, Width: 2).AskAsync(new ModelOverseer(model, width: 2), "What is a and b?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("Both.", 2), (answer.Reply.Value, answer.Asked.Count));
        Assert.Contains("Helper was asked \"What is \\\"a\\\"?\" and answered \"One.\"", model.Requests[^1].Messages[1].Text, StringComparison.Ordinal);
        Assert.All(model.Requests, r => Assert.Equal(ModelRole.Overseer, r.Tag.Role));
    }

    [Theory]
    [InlineData("no object")]
    [InlineData("{\"subquestions\": \"all\"}")]
    [InlineData("{} {}")]
    public async Task A_decomposition_that_cannot_be_read_means_answering_as_it_stands(string reply)
    {
        var (answer, _) = await new Hch(Depth: 2).AskAsync(new ModelOverseer(ScriptedModel.Saying(reply, "Alone.")), "Why?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("Alone.", answer.Reply.Value);
        Assert.Empty(answer.Asked);
    }
}
