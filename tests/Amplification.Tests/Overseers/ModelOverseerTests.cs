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
    [InlineData("{\"subquestions\": []}")]
    [InlineData("{} {}")]
    public async Task No_subquestions_mean_answering_as_it_stands(string reply)
    {
        var (answer, _) = await new Hch(Depth: 2).AskAsync(new ModelOverseer(ScriptedModel.Saying(reply, "Alone.")), "Why?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("Alone.", answer.Reply.Value);
        Assert.Empty(answer.Asked);
    }

    [Theory]
    [InlineData("no object", FinishReason.Stop)]
    [InlineData("{\"subquestions\": \"all\"}", FinishReason.Stop)]
    [InlineData("{\"subquestions\": [\"What is", FinishReason.Length)]
    [InlineData("{\"subquestions\": []}", FinishReason.Filtered)]
    public async Task A_decomposition_that_cannot_be_read_is_unreadable_and_kept(string reply, FinishReason finish)
    {
        var model = new ScriptedModel(_ => new(reply, finish));
        var (answer, _) = await new Hch(Depth: 2).AskAsync(new ModelOverseer(model), "Why?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(NoAnswer.Unreadable, answer.Reply.Missing);
        Assert.StartsWith(reply, answer.Raw, StringComparison.Ordinal);
        Assert.Equal(1, model.Calls);
    }

    [Theory]
    [InlineData("Because it", FinishReason.Length, NoAnswer.Unreadable)]
    [InlineData(" ", FinishReason.Stop, NoAnswer.DoNotKnow)]
    public async Task An_answer_that_is_cut_off_is_unreadable_and_an_empty_one_do_not_know(string reply, FinishReason finish, NoAnswer missing)
    {
        var model = new ScriptedModel(new ModelReply("{}", FinishReason.Stop), new ModelReply(reply, finish));

        Assert.Equal(missing, (await new Hch().AskAsync(new ModelOverseer(model), "Why?", cancellationToken: TestContext.Current.CancellationToken)).Answer.Reply.Missing);
    }

    [Fact]
    public async Task Each_vote_is_a_draw_of_its_own()
    {
        var model = ScriptedModel.Saying("{}", "One.", "{}", "Two.");
        await new Hch { Votes = 2 }.AskAsync(new ModelOverseer(model), "Why?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([0, 0, 1, 1], model.Requests.Select(r => r.Tag.Draw));
    }
}
