using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Tree;
using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Debate.Tests.Debaters.Models;

/// <summary>What a debater's own words change: advice by round, the scratchpad carried on, least words, the root shown, and a side that is picked.</summary>
public sealed class DebaterPromptsTests
{
    [Fact]
    public async Task The_shipped_rebuttal_plans_by_round_and_carries_the_scratchpad_on()
    {
        var (a, b) = (Speaker("a"), Speaker("b"));

        await PlayAsync(new SimultaneousDebate(2), a, b, new() { Prompt = DebaterPrompts.Rebuttal });

        var second = a.Requests[^1].Messages[^1].Text;
        Assert.Contains("List what the library would have to say", a.Requests[0].Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("every claim of your opponent", second, StringComparison.Ordinal);
        Assert.Contains("PRIVATE a 0", second, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE b", second, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", a.Requests[0].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_ones_own_are_said_in_the_place_of_those_that_are_shipped()
    {
        var own = Prompt.Read(DebaterPrompts.Form, DebaterPrompts.Default.Text.Replace("It is your turn.", "Speak now, in verse.", StringComparison.Ordinal), "debater.txt");
        var (a, b) = (Speaker("a"), Speaker("b"));

        await PlayAsync(new SimultaneousDebate(1), a, b, new() { Prompt = own });

        Assert.EndsWith("Speak now, in verse. Argue for your position, answer your opponent, and quote what supports you.", a.Requests[0].Messages[^1].Text, StringComparison.Ordinal);
        Assert.NotEqual(DebaterPrompts.Default.Hash, own.Hash);
    }

    [Fact]
    public async Task A_speech_with_fewer_words_than_wanted_is_asked_for_once_more()
    {
        var model = ScriptedModel.Saying("""{"speech": "Tin is soft."}""", """{"speech": "Tin is soft, and it melts at 232 degrees."}""");

        var transcript = await PlayAsync(new Consultancy(), model, model, new() { LeastWords = 5 });

        Assert.Equal("Tin is soft, and it melts at 232 degrees.", Assert.Single(transcript.Turns).Text);
        Assert.Contains("Your speech has 3 words; at least 5 are wanted.", model.Requests[1].Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("5 to 150 words", model.Requests[0].Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_root_is_shown_before_the_first_speech_and_counts_as_read()
    {
        var model = Speaker("a");

        var transcript = await PlayAsync(new Consultancy(), model, model, new() { ShowsRoot = true });

        Assert.Contains("You have read node /, with 2 children", model.Requests[0].Messages[^1].Text, StringComparison.Ordinal);
        Assert.Equal([NodeAddress.Root], Assert.Single(transcript.Turns).Read);
    }

    [Fact]
    public async Task A_model_picks_its_side_after_reading_and_the_other_takes_what_is_left()
    {
        var a = new ScriptedModel(
            new ModelReply("", FinishReason.ToolCalls) { ToolCalls = [new("c", "read_node", """{"address":"/1"}""")] },
            ScriptedReply.Said("I read it. Answer: B"),
            ScriptedReply.Said("""{"speech": "Tin melts first."}"""));

        var transcript = await PlayAsync(new OpenChoice(new SimultaneousDebate(1)), a, Speaker("b"), new());

        Assert.Equal([1, 0], transcript.Sides.OrderBy(s => s.Label).Select(s => ((AnswerPosition)s.Position).Answer));
        Assert.Contains("A: no\nB: yes", a.Requests[0].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pick_that_cannot_be_read_is_no_side()
    {
        var failure = await Assert.ThrowsAsync<ModelException>(() => PlayAsync(new OpenChoice(new Consultancy()), ScriptedModel.Saying("A or B", "Both."), Speaker("b"), new() { Readings = 0 }));

        Assert.Equal(ModelFailure.Malformed, failure.Failure);
        Assert.Contains("was to pick the answer", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_claims_in_words_what_documents_say_and_the_descent_goes_on()
    {
        var claimant = ScriptedModel.Saying(
            """{"speech": "All of it.", "claims": [{"topic": "Tin melts first", "about": "/", "value": ""}]}""",
            """{"speech": "By parts.", "claims": [{"topic": "Tin melts at 232 degrees", "about": "/1", "value": 1}]}""",
            """{"speech": "It rests here.", "citations": [{"address": "/1", "quote": "Tin melts at 232 degrees."}]}""");
        var challenger = ScriptedModel.Saying("""{"speech": "No."}""", """{"speech": "That part is false.", "contested": 0}""");

        var transcript = await PlayAsync(new RecursiveDebate(), claimant, challenger, new());

        Assert.Equal([SpeakingTask.Open, SpeakingTask.Open, SpeakingTask.Divide, SpeakingTask.Challenge, SpeakingTask.Divide], transcript.Turns.Select(t => t.Task));
        Assert.Contains("⟦claim 0: \"Tin melts at 232 degrees\", of /1⟧", TranscriptText.Render(transcript.Turns), StringComparison.Ordinal);
        Assert.Contains("0: \"Tin melts at 232 degrees\", of /1", challenger.Requests[^1].Messages[^1].Text, StringComparison.Ordinal);
    }

    private static ScriptedModel Speaker(string name)
    {
        var said = -1;
        return new(_ => ScriptedReply.Said($$"""{"scratchpad": "PRIVATE {{name}} {{Interlocked.Increment(ref said)}}", "speech": "So it is."}"""), name);
    }

    private static Task<Transcript> PlayAsync(IProtocol protocol, ScriptedModel a, ScriptedModel b, ModelDebaterSettings settings)
    {
        Contestant[] both = [new(new ModelDebater(a, settings), new AnswerPosition(0)), new(new ModelDebater(b, settings), new AnswerPosition(1))];
        return protocol.PlayAsync(new("d", ScriptedDebates.Melting, new(DocumentUnpacker.Of("library", ScriptedDebates.Library)), both[..protocol.Contestants], new ScriptedJudge(), new(1)));
    }
}
