namespace LearningThePrior.LanguageModels.Tests;

/// <summary>A model whose replies are written beforehand.</summary>
public sealed class ScriptedModelTests
{
    private static readonly ModelRequest Hello = Asking("hello");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_replied_in_order_and_its_end_is_an_error()
    {
        var model = ScriptedModel.Saying("one", "two");

        Assert.Equal("one", (await model.CompleteAsync(Hello, Cancel)).Text);
        Assert.Equal("two", (await model.CompleteAsync(Hello, Cancel)).Text);
        var end = await Assert.ThrowsAsync<ModelException>(async () => await model.CompleteAsync(Hello, Cancel));
        Assert.Equal(ModelFailure.NotRecorded, end.Failure);
    }

    [Fact]
    public async Task A_function_replies_to_what_was_asked_and_what_it_throws_is_thrown()
    {
        var model = new ScriptedModel(
            request => request.Messages[^1].Text == "fail"
                ? throw new ModelException(ModelFailure.TimedOut, "no answer came in time")
                : ScriptedReply.Said(request.Messages[^1].Text + "!"),
            "echo");

        Assert.Equal("hello!", (await model.CompleteAsync(Hello, Cancel)).Text);
        await Assert.ThrowsAsync<ModelException>(async () => await model.CompleteAsync(Asking("fail"), Cancel));
        Assert.Equal(2, model.Calls);
        Assert.Equal(["hello", "fail"], model.Requests.Select(r => r.Messages[^1].Text));
        Assert.Equal("scripted/echo", model.Name.ToString());
    }

    [Fact]
    public async Task Concurrent_calls_get_every_reply_of_the_list_once()
    {
        var texts = Enumerable.Range(0, 1_000).Select(i => $"{i}").ToArray();
        var model = ScriptedModel.Saying(texts);

        var replies = await Task.WhenAll(texts.Select(_ => Task.Run(async () => (await model.CompleteAsync(Hello, Cancel)).Text, Cancel)));

        Assert.Equal(texts.Order(), replies.Order());
        Assert.Equal(1_000, model.Requests.Count);
    }

    [Fact]
    public async Task Cancellation_passes_through()
    {
        var model = new ScriptedModel(async (_, cancel) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            return ScriptedReply.Said("never");
        });
        using var stop = new CancellationTokenSource();
        var call = model.CompleteAsync(Hello, stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static ModelRequest Asking(string text) => new([ModelMessage.User(text)], new(ModelRole.DebaterA));
}
