using CsCheck;

namespace LearningThePrior.LanguageModels.Tests.Choosing;

/// <summary>Credences from log-probabilities, pooled over the forms in which a label is said.</summary>
public sealed class LogProbabilityChoiceTests
{
    private static readonly ChoiceAnswer[] Answers = [new("A", "Alice did it"), new("B", "Bob did it")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // .3 + .2 + .1 + .05 + .05 = .7 for A, .2 for B; .7 / .9 and .2 / .9.
    [Fact]
    public async Task Surface_forms_of_a_label_are_pooled_and_the_missing_mass_is_told()
    {
        var reply = await ChooseAsync(ScriptedReply.Chose(("A", .3), (" A", .2), ("a", .1), ("(A", .05), ("**A", .05), (" B.", .2), ("The", .05)));

        Assert.Equal(.9, reply.Mass!.Value, 12);
        Assert.Equal(.7 / .9, reply.Credences![0], 12);
        Assert.Equal(.2 / .9, reply.Credences[1], 12);
        Assert.Equal((false, null, "A", LanguageModels.Choosing.Parser), (reply.IsTie, reply.Problem, reply.Raw, reply.Parser));
        Assert.Single(reply.Replies);
    }

    [Fact]
    public async Task The_beginning_of_one_answers_text_counts_and_a_word_that_begins_any_reply_does_not()
    {
        ChoiceAnswer[] answers = [new("1", "The dog"), new("2", "Alligator")];

        var reply = await ChooseAsync(ScriptedReply.Chose(("1", .4), ("All", .2), ("The", .3), ("2", .1)), answers);

        Assert.Equal(.7, reply.Mass!.Value, 12);
        Assert.Equal(.4 / .7, reply.Credences![0], 12);
    }

    [Fact]
    public async Task A_text_that_begins_as_another_answers_does_counts_for_neither()
    {
        ChoiceAnswer[] answers = [new("1", "Alice Smith"), new("2", "Alice Jones")];

        Assert.Equal(.6, (await ChooseAsync(ScriptedReply.Chose(("1", .6), ("Alice", .4)), answers)).Mass!.Value, 12);
    }

    // Breakage 2 of the field: a missing decision token turned into a coin flip, a failed judge call into a win for B.
    [Fact]
    public async Task Too_little_mass_on_the_labels_is_unreadable_and_never_a_side()
    {
        var reply = await ChooseAsync(ScriptedReply.Chose(("Hmm", .6), ("A", .3), ("B", .1)));

        Assert.Null(reply.Credences);
        Assert.Equal(.4, reply.Mass!.Value, 12);
        Assert.Equal("the labels have 0.4 of the probability, less than 0.5", reply.Problem);
        Assert.False(reply.IsTie);
    }

    [Fact]
    public async Task A_failed_call_is_an_exception_and_never_a_side() => await Assert.ThrowsAsync<ModelException>(async () =>
        await ((ILanguageModel)new ScriptedModel(_ => throw new ModelException(ModelFailure.ServerError, "the endpoint failed"))).ChooseAsync(Request(Answers), Cancel));

    [Fact]
    public async Task The_token_that_holds_the_label_decides_however_late_it_comes()
    {
        var reply = await ChooseAsync(Tokens(("**", .9, []), ("Answer", .9, [("A", .1)]), (":", .9, []), (" B", .6, [(" B", .6), (" A", .4)]), (".**", .9, [])));

        Assert.Equal(.6, reply.Credences![1], 12);
        Assert.Equal(1, reply.Mass!.Value, 12);
    }

    [Fact]
    public async Task An_article_that_begins_a_sentence_is_no_label()
    {
        var reply = await ChooseAsync(Tokens(("A", .8, [("A", .8), ("B", .2)]), (" careful", .9, []), (" reading", .9, []), (" shows nothing", .9, [])));

        Assert.Null(reply.Credences);
        Assert.Equal("the reply chooses none of A, B", reply.Problem);
    }

    [Fact]
    public async Task A_single_odd_token_does_not_hide_what_was_likelier()
    {
        var reply = await ChooseAsync(Tokens(("Hmm", .02, [("A", .6), ("B", .3), ("C", .08)])));

        Assert.Equal(2 / 3.0, reply.Credences![0], 12);
    }

    // "1" is said with .5; then "0" (.8) makes it "10" and the end (.2) leaves it "1". The other .5 is for "2".
    [Fact]
    public async Task A_label_that_begins_another_is_told_apart_by_the_next_token()
    {
        ChoiceAnswer[] answers = [new("1", "one"), new("10", "ten"), new("2", "two")];

        var reply = await ChooseAsync(Tokens(("1", .5, [("1", .5), ("2", .5)]), ("0", .8, [("0", .8), (".", .2)])), answers);

        Assert.Equal([.1, .4, .5], reply.Credences!.Select(c => Math.Round(c, 12)));
    }

    [Fact]
    public async Task A_label_of_several_tokens_is_known_by_its_first()
    {
        ChoiceAnswer[] answers = [new("Yes", "it is"), new("No", "it is not")];

        Assert.Equal(.75, (await ChooseAsync(Tokens(("Y", .75, [("Y", .75), ("No", .25)]), ("es", .99, [])), answers)).Credences![0], 12);
    }

    [Fact]
    public async Task Equal_credences_are_a_tie() => Assert.True((await ChooseAsync(ScriptedReply.Chose(("A", .4), ("B", .4)))).IsTie);

    [Fact]
    public async Task A_model_without_log_probabilities_is_refused_with_what_to_do_instead()
    {
        var error = await Assert.ThrowsAsync<ModelException>(async () => await ChooseAsync(ScriptedReply.Said("A")));

        Assert.Equal(ModelFailure.Unsupported, error.Failure);
        Assert.Equal("scripted/list gives no log-probabilities: choose by verbalised credences or by samples, or take another model.", error.Message);
    }

    [Fact]
    public async Task An_empty_reply_is_unreadable() => Assert.Equal("the reply is empty", (await ChooseAsync(ScriptedReply.Said(""))).Problem);

    [Fact]
    public async Task Twenty_likeliest_tokens_are_asked_for_unless_the_options_say_how_many()
    {
        var model = new ScriptedModel(_ => ScriptedReply.Chose(("A", 1)));

        await ((ILanguageModel)model).ChooseAsync(Request(Answers), Cancel);
        await ((ILanguageModel)model).ChooseAsync(Request(Answers) with { Options = new() { TopLogProbabilities = 5 } }, Cancel);

        Assert.Equal([20, 5], model.Requests.Select(r => r.Options.TopLogProbabilities));
    }

    [Theory]
    [InlineData("A", "A")]
    [InlineData("A", " ")]
    public async Task Answers_without_labels_of_their_own_are_refused(string one, string other) =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await ChooseAsync(ScriptedReply.Said("A"), [new(one, "x"), new(other, "y")]));

    // Shares of probabilities computed directly, without logarithms.
    [Fact]
    public async Task Credences_add_up_to_1_and_are_shares_of_the_pooled_mass() => await Gen.Select(
            Gen.Double[.001, 1].Array[7], Gen.Int[0, 5])
        .SampleAsync(async (weights, said) =>
        {
            string[] forms = ["A", " A", "a", "B", " B", "(B", "Oh"];
            var sum = weights.Sum();
            var probabilities = weights.Select(w => w / sum).ToArray();
            var tokens = forms.Zip(probabilities).ToArray();
            (tokens[0], tokens[said]) = (tokens[said], tokens[0]);
            var (a, b) = (probabilities[..3].Sum(), probabilities[3..6].Sum());
            var reply = await ChooseAsync(ScriptedReply.Chose(tokens));
            return a + b < .5
                ? reply.Credences is null
                : Math.Abs(reply.Mass!.Value - (a + b)) < 1e-9 && Math.Abs(reply.Credences![0] - (a / (a + b))) < 1e-9 && Math.Abs(reply.Credences.Sum() - 1) < 1e-9;
        });

    private static ModelReply Tokens(params (string Token, double Probability, (string, double)[] Top)[] tokens) =>
        new(string.Concat(tokens.Select(t => t.Token)), FinishReason.Stop)
        {
            Tokens = [.. tokens.Select(t => new TokenChoice(t.Token, Math.Log(t.Probability), [.. t.Top.Select(p => new TokenProbability(p.Item1, Math.Log(p.Item2)))]))],
        };

    private static ValueTask<ChoiceReply> ChooseAsync(ModelReply reply, IReadOnlyList<ChoiceAnswer>? answers = null) =>
        ((ILanguageModel)new ScriptedModel([reply])).ChooseAsync(Request(answers ?? Answers), Cancel);

    private static ChoiceRequest Request(IReadOnlyList<ChoiceAnswer> answers) => new([ModelMessage.User("Which?")], answers, new(ModelRole.Judge));
}
