using System.Text.Json;
using CsCheck;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests.Json;

public class DebateJsonTests
{
    private static readonly Transcript Example = new()
    {
        DebateId = "d1",
        Protocol = "Consultancy { Rounds = 1 }",
        QuestionId = "q1",
        QuestionText = "So?",
        Answers = ["no", "yes"],
        Latent = null,
        Arrangement = new(true, false, false),
        Seed = ulong.MaxValue,
        Sides = [new("B", "liar", new AnswerPosition(1), true)],
        Judge = "bounded(checks=1)",
        Turns = [new(0, "B", SpeakingTask.Argue, "Yes.",
            [new(new(NodeAddress.Parse("/0/13"), "yes", new(2, 3)), CitationStatus.NearMiss, null)],
            [new("sum", NodeAddress.Root, new(3, -17))], null, [NodeAddress.Root])],
        JudgeRead = [],
        JudgeCharacters = 0,
        Unpacks = 0,
        Verdict = new DecidedVerdict(new(0.25, 0.75), new("checked", "Because.")),
    };

    private static readonly string Json = """
        {"debate_id":"d1","protocol":"Consultancy { Rounds = 1 }","question_id":"q1","question_text":"So?",
        "answers":["no","yes"],"latent":null,
        "arrangement":{"labels_swapped":true,"speakers_swapped":false,"listing_swapped":false},
        "seed":"18446744073709551615",
        "sides":[{"label":"B","debater":"liar","position":{"kind":"answer","answer":1},"speaks_first":true}],
        "judge":"bounded(checks=1)",
        "turns":[{"round":0,"speaker":"B","task":"argue","text":"Yes.",
        "citations":[{"citation":{"address":"/0/13","quote":"yes","span":[2,3]},"status":"near_miss","found":null,"holds":false}],
        "claims":[{"topic":"sum","about":"/","value":"3,-17"}],"contested":null,"read":["/"],"candidates":null,"at_once":false}],
        "judge_budget":null,"judge_is_expert":false,"judge_read":[],"judge_characters":0,"unpacks":0,
        "verdict":{"status":"decided","credences":[0.25,0.75],"source":{"method":"checked","raw":"Because.","parser":null}}}
        """.ReplaceLineEndings("");

    [Fact]
    public void A_transcript_is_written_in_snake_case_with_every_key_present() => Assert.Equal(Json, JsonText.Of(Example));

    [Fact]
    public void Random_transcripts_come_back_as_they_were() =>
        RandomTranscript.Any.Sample(t =>
        {
            var json = JsonText.Of(t);
            var back = JsonText.Transcript(json);
            Assert.Equal(json, JsonText.Of(back));
            Assert.Equal(t.Latent, back.Latent);
            Assert.Equal(t.Sides, back.Sides);
            Assert.Equal((t.Verdict, t.Seed, t.Arrangement, t.QuestionText), (back.Verdict, back.Seed, back.Arrangement, back.QuestionText));
            Assert.Equal(t.Turns.SelectMany(u => u.Citations), back.Turns.SelectMany(u => u.Citations));
            Assert.Equal(t.Turns.SelectMany(u => u.Claims), back.Turns.SelectMany(u => u.Claims));
            Assert.Equal(t.Turns.Select(u => (u.Text, u.Task, u.Contested)), back.Turns.Select(u => (u.Text, u.Task, u.Contested)));
        });

    [Fact]
    public void A_turn_written_before_candidates_were_kept_is_still_read() =>
        Assert.Null(JsonText.Transcript(Json.Replace(",\"candidates\":null,\"at_once\":false", "", StringComparison.Ordinal)).Turns[0].Candidates);

    [Fact]
    public void Every_key_is_required()
    {
        using var document = JsonDocument.Parse(Json);
        foreach (var key in document.RootElement.EnumerateObject().Select(p => p.Name))
        {
            var without = document.RootElement.EnumerateObject().Where(p => p.Name != key).Select(p => $"\"{p.Name}\":{p.Value}");
            Assert.Throws<JsonException>(() => JsonText.Transcript($"{{{string.Join(',', without)}}}"));
        }
    }

    [Theory]
    [InlineData("\"/0/13\"", "\"0/13\"", "address")]
    [InlineData("\"3,-17\"", "\"3,x\"", "value")]
    [InlineData("[0.25,0.75]", "[0.25,0.76]", "credences")]
    [InlineData("[0.25,0.75]", "[0.25,\"NaN\"]", "credences")]
    [InlineData("[2,3]", "[2,-3]", "span")]
    [InlineData("[2,3]", "[2,3.5]", "span")]
    [InlineData("\"argue\"", "1", "task")]
    [InlineData("\"near_miss\"", "\"nearly\"", "status")]
    [InlineData("\"listing_swapped\":false", "\"listing\":false", "arrangement")]
    [InlineData("\"seed\":\"18446744073709551615\"", "\"seed\":-1", "seed")]
    [InlineData("\"judge\":\"bounded(checks=1)\"", "\"judge\":null", "judge")]
    [InlineData("\"judge_characters\":0", "\"judge_characters\":0,\"judge_characters\":0", "judge_characters")]
    public void A_wrong_value_is_refused_by_the_name_of_its_field(string right, string wrong, string field)
    {
        Assert.Contains(right, Json, StringComparison.Ordinal);
        var error = Assert.Throws<JsonException>(() => JsonText.Transcript(Json.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(field, error.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_none_are_not_written() =>
        Assert.Throws<ArgumentException>(() => JsonText.Of(Example with { Latent = [double.NaN] }));

    [Fact]
    public void Ledger_totals_and_training_examples_come_back_as_they_were()
    {
        var totals = LedgerTotals.Zero with { JudgeCalls = 2, CharactersShown = 3 };
        var json = JsonSerializer.Serialize(totals, DebateJson.Default.LedgerTotals);
        Assert.Contains("\"mean_characters_shown\":1.5", json, StringComparison.Ordinal);
        Assert.Equal(totals, JsonSerializer.Deserialize(json, DebateJson.Default.LedgerTotals));

        var example = TrainingExample.From(Example, 0.5)!;
        var text = JsonSerializer.Serialize(example, DebateJson.Default.TrainingExample);
        var back = JsonSerializer.Deserialize(text, DebateJson.Default.TrainingExample)!;
        Assert.Equal((example.QuestionId, example.Target, example.Weight), (back.QuestionId, back.Target, back.Weight));
        Assert.Equal(example.Lineage with { Citations = [] }, back.Lineage with { Citations = [] });
        Assert.Equal(example.Lineage.Citations, back.Lineage.Citations);
    }
}
