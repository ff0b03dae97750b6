namespace LearningThePrior.LanguageModels.Tests.Choosing;

/// <summary>Credences as shares among samples.</summary>
public sealed class SampledChoiceTests
{
    private static readonly ChoiceAnswer[] Answers = [new("A", "Alice did it"), new("B", "Bob did it")];

    private static readonly ChoiceRequest Request = new([ModelMessage.User("Which?")], Answers, new(ModelRole.Judge))
    {
        Method = ChoiceMethod.Sampled,
        Samples = 5,
        Options = new() { Temperature = 1 },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shares_are_of_the_samples_that_could_be_read()
    {
        var reply = await ChooseAsync(Request, "A", "**Answer: B.**", "Answer: A", "I would say neither", "A");

        Assert.Equal([.75, .25], reply.Credences);
        Assert.Equal(.8, reply.Mass);
        Assert.Equal(5, reply.Replies.Count);
        Assert.Equal("""["A","**Answer: B.**","Answer: A","I would say neither","A"]""", reply.Raw);
    }

    [Fact]
    public async Task Too_few_readable_samples_are_unreadable()
    {
        var reply = await ChooseAsync(Request, "A", "maybe", "A", "neither", "both");

        Assert.Null(reply.Credences);
        Assert.Equal(.4, reply.Mass);
        Assert.StartsWith("only 2 of 5 samples could be read: ", reply.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tie_is_told() => Assert.True((await ChooseAsync(Request with { Samples = 2 }, "A", "B")).IsTie);

    // Breakage 10 of the field: a cache without the sample's index, so that five samples are one.
    [Fact]
    public async Task Five_samples_are_five_draws_and_with_a_seed_five_seeds()
    {
        var model = new ScriptedModel(_ => ScriptedReply.Said("A"));

        await ((ILanguageModel)model).ChooseAsync(Request with { Options = new() { Seed = 7 } }, Cancel);

        Assert.Equal([0, 1, 2, 3, 4], model.Requests.Select(r => r.Tag.Draw));
        Assert.Equal([7, 8, 9, 10, 11], model.Requests.Select(r => r.Options.Seed!.Value));
    }

    [Fact]
    public async Task Draws_are_made_all_at_once()
    {
        using var all = new CountdownEvent(5);
        var everyone = new TaskCompletionSource();
        var model = new ScriptedModel(async (_, _) =>
        {
            if (all.Signal())
            {
                everyone.SetResult();
            }

            await everyone.Task;
            return ScriptedReply.Said("B");
        });

        Assert.Equal([0, 1], (await ((ILanguageModel)model).ChooseAsync(Request, Cancel)).Credences);
    }

    private static ValueTask<ChoiceReply> ChooseAsync(ChoiceRequest request, params string[] replies) =>
        ((ILanguageModel)ScriptedModel.Saying(replies)).ChooseAsync(request, Cancel);
}
