using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Judges.Tests.Models;

/// <summary>Language models that judge, by scripts: credences land on answers and not on labels, and no failure becomes a side.</summary>
public sealed class ModelJudgeTests
{
    private static readonly Question Melting = new("q", "Does tin melt before copper?", AnswerSet.NoYes);

    [Theory]
    [InlineData(false, "A", .25, .75)]
    [InlineData(true, "B", .25, .75)]
    public async Task Credences_follow_the_answers_whatever_they_are_called(bool swapped, string label, double no, double yes)
    {
        // The first contestant argues for "yes"; swapped, it is called B and listed second.
        var model = Verbalised((label, .75), (label == "A" ? "B" : "A", .25));

        var verdict = Assert.IsType<DecidedVerdict>(await JudgeAsync(model, new() { Method = ChoiceMethod.Verbalised }, new Arrangement(swapped, false, swapped)));

        Assert.Equal([no, yes], verdict.Credences.Values);
        Assert.Equal("verbalised", verdict.Source.Method);
    }

    [Fact]
    public async Task It_sees_statuses_and_reads_one_cited_node_of_each_side()
    {
        var model = Verbalised(("A", .5), ("B", .5));

        await JudgeAsync(model, new() { Method = ChoiceMethod.Verbalised });

        var seen = model.Requests.Single(r => r.Tag.Role == ModelRole.Judge).Messages[1].Text;
        Assert.Contains("⟦cite /1 exact⟧", seen, StringComparison.Ordinal);
        Assert.Contains("⟦cite /0 NOT FOUND in the node⟧", seen, StringComparison.Ordinal);
        Assert.Contains("The whole text of node /1:", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("The whole text of node /0:", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("private", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I cannot decide.")]
    [InlineData("")]
    [InlineData("{\"A\": -1, \"B\": 2}")]
    public async Task A_reply_that_cannot_be_read_is_unparseable_and_kept(string reply)
    {
        var verdict = Assert.IsType<UnparseableVerdict>(await JudgeAsync(Judging(_ => new(reply, FinishReason.Stop)), new() { Method = ChoiceMethod.Verbalised }));

        Assert.StartsWith(reply, verdict.Source.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_call_is_a_failed_verdict_and_a_wrong_key_stops_the_work()
    {
        var failed = Assert.IsType<FailedVerdict>(await JudgeAsync(Judging(_ => throw new ModelException(ModelFailure.TimedOut, "too slow")), new()));

        Assert.Equal("too slow", failed.Error);
        await Assert.ThrowsAsync<ModelException>(() => JudgeAsync(Judging(_ => throw new ModelException(ModelFailure.Unauthorized, "wrong key")), new()));
    }

    [Fact]
    public async Task Equal_credences_choose_nobody()
    {
        var verdict = Assert.IsType<DecidedVerdict>(await JudgeAsync(Verbalised(("A", .5), ("B", .5)), new() { Method = ChoiceMethod.Verbalised }));

        Assert.Null(verdict.Credences.Choice);
    }

    [Fact]
    public async Task A_judge_that_always_says_A_is_caught_by_both_orders()
    {
        var model = Verbalised(("A", .9), ("B", .1));

        var verdict = await PlayAsync(model, new OrderRobustJudge(new ModelJudge(model, new() { Method = ChoiceMethod.Verbalised })));

        Assert.IsType<TieVerdict>(verdict);
        Assert.Equal(1, VerdictParts.Parse(verdict.Source.Raw).Flips);
    }

    [Fact]
    public async Task Log_probabilities_give_mass_and_their_call()
    {
        var verdict = Assert.IsType<DecidedVerdict>(await JudgeAsync(
            Judging(_ => new("A", FinishReason.Stop)
            {
                CallId = "d:abc",
                Tokens = [new("A", Math.Log(.6), [new("A", Math.Log(.6)), new("B", Math.Log(.2)), new("The", Math.Log(.2))])],
            }),
            new()));

        Assert.Equal(.75, verdict.Credences[1], 9);
        Assert.Equal(.8, verdict.Source.Mass!.Value, 9);
        Assert.Equal("d:abc", verdict.Source.CallId);
    }

    private static ScriptedModel Verbalised(params (string Label, double Probability)[] said) => Judging(_ => new(
        "{" + string.Join(',', said.Select(s => FormattableString.Invariant($"\"{s.Label}\": {s.Probability}"))) + "}", FinishReason.Stop));

    /// <summary>Debaters quote: A truly, B falsely.</summary>
    private static ScriptedModel Judging(Func<ModelRequest, ModelReply> judge) => new(request => request.Tag.Role switch
    {
        ModelRole.DebaterA => Speech("/1", "Tin melts at 232 degrees."),
        ModelRole.DebaterB => Speech("/0", "Copper is a liquid by nature."),
        _ => judge(request),
    });

    private static ModelReply Speech(string address, string quote) => new(
        $$"""{"scratchpad": "private", "speech": "Look.", "citations": [{"address": "{{address}}", "quote": "{{quote}}"}]}""", FinishReason.Stop);

    private static Task<Verdict> JudgeAsync(ScriptedModel model, ModelJudgeSettings settings, Arrangement arrangement = default) =>
        PlayAsync(model, new ModelJudge(model, settings), arrangement);

    private static async Task<Verdict> PlayAsync(ScriptedModel model, IJudge judge, Arrangement arrangement = default)
    {
        var tree = new ImplicitTree(DocumentUnpacker.Of("library", "Copper melts at 1085 degrees.\n\nTin melts at 232 degrees."));
        Contestant[] both = [new(new ModelDebater(model), new AnswerPosition(1)), new(new ModelDebater(model), new AnswerPosition(0))];
        var transcript = await new SimultaneousDebate(1).PlayAsync(
            new("d", Melting, tree, both, judge, new(1)) { Arrangement = arrangement }, TestContext.Current.CancellationToken);
        return transcript.Verdict;
    }
}
