using System.Diagnostics;
using System.Text.Json;
using LearningThePrior.LanguageModels;
using static LearningThePrior.Debate.Tests.Toys.ScriptedDebates;

namespace LearningThePrior.Debate.Tests.Debaters.Models;

/// <summary>What of a language model's reply becomes its speech, however it is written, and why a turn is silent.</summary>
public sealed class SpeechReplyTests
{
    [Fact]
    public async Task The_scratchpad_never_reaches_the_transcript_even_where_the_reply_is_cut_off()
    {
        var cut = Said("""{"scratchpad": "SECRET: I am lying", "speech": "Tin is""") with { Finish = FinishReason.Length };

        var turn = await SpeakAsync(new ScriptedModel(cut, cut));

        Assert.Equal(("", Silence.CutOff), (turn.Text, turn.Silence));
        Assert.DoesNotContain("SECRET", JsonSerializer.Serialize(turn.Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Just words, no object.")]
    [InlineData("{\"speech\": 5}")]
    [InlineData("{\"speech\": \"breaks off")]
    public async Task A_reply_that_cannot_be_read_is_a_silent_turn_with_its_cause(string reply)
    {
        var turn = await SpeakAsync(ScriptedModel.Saying(reply, reply));

        Assert.Equal(("", Silence.Unreadable), (turn.Text, turn.Silence));
        Assert.NotEmpty(turn.Problem!);
        Assert.Contains($"⟦no speech: unreadable⟧", TranscriptText.Render([turn]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"speech\": \"one\"} {\"speech\": \"two\"}", "two")]
    [InlineData("{\"speech\": \"two\"} as in {\"example\": 1}", "two")]
    [InlineData("For example {\"speech\": \"...\"}. Mine:\n```json\n{\"speech\": \"two\"}\n```", "two")]
    [InlineData("{\"speech\": \"two\nlines\"}", "two\nlines")]
    [InlineData("{\"speech\": \"two\", \"citations\": [],}", "two")]
    [InlineData("{\"speech\": \"it\\'s two\"}", "it's two")]
    [InlineData("I argue so. <argument>two</argument>", "two")]
    public async Task A_speech_is_read_however_it_is_written(string reply, string speech)
    {
        var turn = await SpeakAsync(ScriptedModel.Saying(reply));

        Assert.Equal((speech, null), (turn.Text, turn.Silence));
    }

    [Fact]
    public async Task Tagged_quotes_are_citations_where_they_say_where_they_stand()
    {
        var turn = await SpeakAsync(ScriptedModel.Saying("<argument>See <quote address=\"/1\">Tin melts at 232 degrees.</quote> and <quote>more</quote></argument>"));

        Assert.Equal("See Tin melts at 232 degrees. and more", turn.Text);
        Assert.True(Assert.Single(turn.Citations).Holds);
    }

    [Fact]
    public async Task A_quote_outside_the_last_tagged_speech_is_none_of_its_citations()
    {
        var turn = await SpeakAsync(ScriptedModel.Saying("<argument>Draft: <quote address=\"/0\">Iron</quote></argument> <speech>See <quote node='/1'>Tin melts at 232 degrees.</quote></speech>"));

        Assert.Equal("See Tin melts at 232 degrees.", turn.Text);
        Assert.Equal("/1", Assert.Single(turn.Citations).Citation.Address.ToString());
    }

    [Theory]
    [InlineData("<speech></x", "")]
    [InlineData("<quote address=\"/1\">", "<speech>so</speech>")]
    [InlineData("<quote", "<speech>so</speech>")]
    public async Task A_flood_of_tags_is_read_in_time(string tag, string end)
    {
        var flood = string.Concat(Enumerable.Repeat(tag, 250_000 / tag.Length)) + end;
        var watch = Stopwatch.StartNew();

        await SpeakAsync(ScriptedModel.Saying(flood, flood));
        await SpeakAsync(ScriptedModel.Saying($"<argument>{flood}</argument>", "no"));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Theory]
    [InlineData("", "so", null, FinishReason.Length, Silence.CutOffWhileThinking)]
    [InlineData("", null, "I won't.", FinishReason.Stop, Silence.Refused)]
    [InlineData("", null, null, FinishReason.Filtered, Silence.Filtered)]
    [InlineData("", "{\"speech\": \"draft\"}", null, FinishReason.Stop, Silence.Unreadable)]
    [InlineData("{\"speech\": \" \"}", null, null, FinishReason.Stop, Silence.Empty)]
    public async Task Silence_has_a_cause(string text, string? thinking, string? refusal, FinishReason finish, Silence silence)
    {
        var reply = new ModelReply(text, finish) { Thinking = thinking, Refusal = refusal };

        var turn = await SpeakAsync(new ScriptedModel(reply, reply));

        Assert.Equal(("", silence), (turn.Text, turn.Silence));
        Assert.Equal(refusal ?? turn.Problem, turn.Problem);
        Assert.DoesNotContain(refusal ?? "(", TranscriptText.Render([turn]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_megabyte_is_cut_with_a_mark()
    {
        var turn = await SpeakAsync(new ScriptedModel(Saying(new string('x', 900_000))));

        Assert.EndsWith("more characters⟧", turn.Text, StringComparison.Ordinal);
        Assert.InRange(turn.Text.Length, 1, SpeechLimits.TextCharacters + 100);
    }

    [Fact]
    public async Task Claims_of_a_reply_are_committed_to()
    {
        var turn = await SpeakAsync(new ScriptedModel(Said("""{"speech": "s", "claims": [{"topic": "count", "about": "/", "value": "3,-17"}, {"topic": "x", "about": "nowhere", "value": "1"}], "contested": 9}""")));

        Assert.Equal("3,-17", Assert.Single(turn.Claims).Value.ToString());
        Assert.Null(turn.Contested);
    }
}
