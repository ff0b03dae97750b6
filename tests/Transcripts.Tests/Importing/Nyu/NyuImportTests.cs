using System.Text.Json.Nodes;
using LearningThePrior.Transcripts.Importing;
using LearningThePrior.Transcripts.Importing.Nyu;
using LearningThePrior.Transcripts.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Tests.Importing.Nyu;

public sealed class NyuImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Quotes_stand_where_they_stood_and_cite_the_words_in_the_story()
    {
        var (_, run) = await ImportAsync();
        var debate = (await run.DebatesAsync())[0];
        var story = (await run.NodesAsync()).Single(n => n.Address == "/0").Text;

        Assert.Equal("Ann said \"it snowed\".\n(twice)", story);
        Assert.Equal("It is only said: “said \"it snowed\"” by Ann.", debate.Turns[0].Text);
        Assert.Equal("“(twice)”", debate.Turns[1].Text);
        Assert.All(debate.Turns.SelectMany(t => t.Citations), c =>
        {
            Assert.Equal(CitationStatus.Exact, c.Status);
            Assert.Equal(c.Quote, story.Substring(c.Start!.Value, c.Length!.Value));
        });
    }

    [Fact]
    public async Task Judges_are_kept_at_every_stage_and_those_who_came_later_apart_from_the_one_who_was_there()
    {
        var (report, run) = await ImportAsync();

        Assert.Equal(
            [
                "Jude human 0 False 0.5", "Jude human 1 False 0.6666666666666667", "Jude human 2 True 0.9",
                "Olga human_offline_stepped 0 False 0.5", "Olga human_offline_stepped 1 True 0.2", "Tom human_offline_timed 2 True 0.6",
            ],
            (await run.JudgementsAsync()).Select(j => FormattableString.Invariant($"{j.JudgeId} {j.Method} {j.Stage} {j.Final} {j.Credences![1]:R}")));
        Assert.Equal((6, 3), (report.Judgements, report.Verdicts));
        var last = (await run.JudgementsAsync())[2];
        Assert.Equal((true, "Done.", DateTimeOffset.FromUnixTimeMilliseconds(6000)), (last.Correct, last.Raw, last.At));
    }

    [Fact]
    public async Task What_a_judge_says_between_rounds_is_a_turn_and_saying_nothing_is_none()
    {
        var (_, run) = await ImportAsync();

        Assert.Equal(
            ["debater_a open 0", "debater_b open 0", "judge feedback 0", "debater_b argue 1", "judge feedback 1"],
            (await run.DebatesAsync())[0].Turns.Select(t => $"{t.Role} {t.Task} {t.Round}"));
    }

    [Fact]
    public async Task One_debater_alone_is_a_consultancy_and_gpt_4_is_an_ai()
    {
        var (_, run) = await ImportAsync();
        var debates = await run.DebatesAsync();

        Assert.Equal(["debate", "consultancy"], debates.Select(d => d.Protocol));
        Assert.Equal(["human debate", "AI consultancy"], debates.Select(d => d.Labels["setting"]));
        Assert.Equal("true", debates[0].Labels["included_in_paper"]);
        Assert.Equal([null, "GPT-4"], debates[1].Sides.Select(s => s.Debater));
        Assert.Equal([false, true], debates[1].Sides.Select(s => s.SpeaksFirst));
        Assert.Equal([1, 0], (await run.KeysAsync()).Select(k => k.Correct!.Value));
    }

    [Fact]
    public async Task A_span_past_the_end_shows_what_is_there_and_is_named()
    {
        var (report, run) = await ImportAsync();
        var citations = (await run.DebatesAsync())[1].Turns[0].Citations;

        // Of twelve tokens: [10, 40) has "twice" and ")", [30, 40) nothing, [4, 4) is empty, [-2, 1) has "Ann".
        Assert.Equal(
            [("twice)", CitationStatus.OutOfRange), ("", CitationStatus.OutOfRange), ("", CitationStatus.NotFound), ("Ann", CitationStatus.OutOfRange)],
            citations.Select(c => (c.Quote, c.Status)));
        Assert.Equal([23, null, null, 0], citations.Select(c => c.Start));
        Assert.Contains(report.Notes, n => n.StartsWith("snow-2: the quote at", StringComparison.Ordinal) && n.Contains("10 to 40", StringComparison.Ordinal));
        Assert.Equal(3, report.Citations["out_of_range"]);
    }

    [Fact]
    public async Task Rooms_without_judge_end_or_metadata_are_named()
    {
        var (report, run) = await ImportAsync();

        Assert.Contains("snow-2: has no judge of its own; 0 judged it afterwards.", report.Notes);
        Assert.Contains(report.Notes, n => n.StartsWith("snow-2: is not finished", StringComparison.Ordinal));
        Assert.Contains(report.Notes, n => n.StartsWith("snow-2: has no line of metadata", StringComparison.Ordinal));
        Assert.Equal(["finished", "unfinished"], (await run.DebatesAsync()).Select(d => d.Status));
    }

    [Fact]
    public async Task Every_value_of_a_room_is_read_or_kept_as_it_came()
    {
        var (report, _) = await ImportAsync();
        var kept = File.ReadLines(_folder["run", "extras.jsonl"]).Select(l => JsonNode.Parse(l)!).Where(e => (string?)e["debate_id"] == "snow-1").ToArray();

        Assert.Contains(kept, e => (string?)e["path"] == "/feedback" && e["value"]!.ToJsonString() == """{"Jude":{"clarity":4}}""");
        Assert.Contains(kept, e => (string?)e["path"] == "/rounds/4/NegotiateEnd");
        Assert.Contains(kept, e => (string?)e["path"] == "/rounds/1/SimultaneousSpeeches/speeches/0/content");
        Assert.Contains(kept, e => (string?)e["source"] == "metadata" && (string?)e["path"] == "");
        Assert.Equal(2, report.Extras["room /rounds/*/OfflineJudgments/judgments/*/startTimeMillis"]);
        Assert.Equal(1, report.Extras["room /rounds/*/NegotiateEnd"]);
    }

    [Fact]
    public async Task The_same_rooms_have_the_same_name_and_bytes_everywhere()
    {
        var (report, run) = await ImportAsync();
        var again = await NyuImport.RunAsync(_folder["rooms"], _folder["again"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Matches("^nyu-[0-9a-f]{8}$", report.RunId);
        Assert.Equal(report.RunId, again.RunId);
        Assert.All(Directory.GetFiles(run.Path), f => Assert.Equal(File.ReadAllBytes(f), File.ReadAllBytes(_folder["again", Path.GetFileName(f)])));
    }

    [Fact]
    public async Task Hostile_words_are_escaped_and_kept_as_they_came()
    {
        Write(Rooms.Debate.Replace("Yes.", "⟦A⟧\\u0000", StringComparison.Ordinal));
        await NyuImport.RunAsync(_folder["room.json"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken);
        var turn = (await StoredRun.Open(_folder["run"]).DebatesAsync())[0].Turns[3];

        Assert.Equal(@"\u{27E6}A\u{27E7}\u{0000}", turn.Text);
        Assert.Equal("⟦A⟧\0", turn.TextRaw);
    }

    [Fact]
    public async Task Whoever_speaks_in_the_seat_of_another_is_named()
    {
        Write(Rooms.Debate.Replace("\"speaker\":\"Bert\",\"timestamp\":5000", "\"speaker\":\"Carl\",\"timestamp\":5000", StringComparison.Ordinal));
        var report = await NyuImport.RunAsync(_folder["room.json"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains(report.Notes, n => n.Contains("is by Carl, in the seat of Bert", StringComparison.Ordinal));
        Assert.Equal(1, report.Extras["room /rounds/*/SequentialSpeeches/speeches/1/speaker"]);
    }

    [Fact]
    public async Task Metadata_that_disagrees_is_named_and_the_room_counts()
    {
        Rooms.In(_folder["rooms"]);
        File.WriteAllText(_folder["rooms", "debates-metadata.jsonl"], Rooms.DebateMetadata
            .Replace("[0.1,0.9]", "[0.9,0.1]", StringComparison.Ordinal)
            .Replace("\"offlineJudgingResults\":{}", "\"offlineJudgingResults\":{\"X\":1}", StringComparison.Ordinal)
            + "\n" + Rooms.DebateMetadata.Replace("snow-1", "snow-9", StringComparison.Ordinal));
        var report = await NyuImport.RunAsync(_folder["rooms"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains(report.Notes, n => n.Contains("finalJudgement is not the room's", StringComparison.Ordinal));
        Assert.Contains(report.Notes, n => n.Contains("offlineJudgingResults are not the room's", StringComparison.Ordinal));
        Assert.Contains(report.Notes, n => n.StartsWith("snow-9: has a line of metadata but no file", StringComparison.Ordinal));
        Assert.Equal(6, report.Judgements);
    }

    [Theory]
    [InlineData("\"correctAnswerIndex\":1", "\"correctAnswerIndex\":2", "/setup/correctAnswerIndex", "0 or 1")]
    [InlineData("[0.1,0.9]", "[0.1,0.8]", "/rounds/5/JudgeFeedback/distribution", "sum to one")]
    [InlineData("[0.1,0.9]", "[0.1,0.4,0.5]", "/rounds/5/JudgeFeedback/distribution", "2 answers")]
    [InlineData("\"question\":\"Did it snow?\",", "", "/setup", "'question' is missing")]
    [InlineData("\"endDebate\":true", "\"endDebate\":\"so\"", "/rounds/5/JudgeFeedback/endDebate", "true or false")]
    [InlineData("\"span\":[1,6]", "\"span\":[1]", "/content/1/Quote/span", "two offsets")]
    [InlineData("NegotiateEnd", "Quarrel", "/rounds/4", "'Quarrel'")]
    [InlineData("\"scratchpads\":{}}", "", "room.json, line", "no whole JSON")]
    [InlineData("Go on.", "\\ud800", "/rounds/2/JudgeFeedback/feedback/content/0/Text/text", "surrogate")]
    [InlineData("\"timed\"", "\"hasty\"", "", "")]
    public async Task Bad_rooms_are_refused_with_their_place_and_leave_nothing(string good, string bad, string place, string problem)
    {
        Write(Rooms.Debate.Replace(good, bad, StringComparison.Ordinal));
        if (place.Length == 0)
        {
            (place, problem) = ("/rounds/6/OfflineJudgments/judgments/Tom/mode", "'hasty'");
        }

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => NyuImport.RunAsync(_folder["room.json"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("room.json", error.Message, StringComparison.Ordinal);
        Assert.Equal([_folder["room.json"]], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_room_that_is_not_utf_8_is_refused_with_its_line()
    {
        File.WriteAllBytes(_folder["room.json"], [.. "{\n\"a\":\""u8, 0xFF, .. "\"}"u8]);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => NyuImport.RunAsync(_folder["room.json"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("line 2: is not UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_stands_or_has_no_rooms_is_refused()
    {
        Rooms.In(_folder["rooms"]);
        await Assert.ThrowsAsync<InvalidDataException>(() => NyuImport.RunAsync(_folder["rooms"], _folder["rooms"], cancellationToken: TestContext.Current.CancellationToken));
        Directory.CreateDirectory(_folder["empty"]);
        await Assert.ThrowsAsync<InvalidDataException>(() => NyuImport.RunAsync(_folder["empty"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidDataException>(() => NyuImport.RunAsync(_folder["nowhere"], _folder["run"], cancellationToken: TestContext.Current.CancellationToken));
    }

    private async Task<(ImportReport Report, StoredRun Run)> ImportAsync()
    {
        var report = await NyuImport.RunAsync(Rooms.In(_folder["rooms"]), _folder["run"], cancellationToken: TestContext.Current.CancellationToken);
        return (report, StoredRun.Open(_folder["run"]));
    }

    private void Write(string room) => File.WriteAllText(_folder["room.json"], room);
}
