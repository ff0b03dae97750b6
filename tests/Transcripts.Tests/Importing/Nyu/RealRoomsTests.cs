using System.Text.Json.Nodes;
using LearningThePrior.Transcripts.Checking;
using LearningThePrior.Transcripts.Importing;
using LearningThePrior.Transcripts.Importing.Nyu;
using LearningThePrior.Transcripts.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Tests.Importing.Nyu;

/// <summary>The 64 real rooms; every number is reckoned from the files by itself, or stands in the metadata.</summary>
public sealed partial class RealRoomsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string _rooms = "";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_quote_is_in_its_story_word_for_word()
    {
        var (report, run) = await ImportAsync();
        var stories = (await run.NodesAsync()).Where(n => n.Address == "/0").ToDictionary(n => n.TreeId, n => n.Text);
        var quotes = 0;
        foreach (var debate in await run.DebatesAsync())
        {
            var tokens = Room(debate.DebateId)["setup"]!["sourceMaterial"]!["QuALITYSourceMaterial"]!["contents"]!.AsArray().Select(t => (string)t!).ToArray();
            var spans = Speeches(Room(debate.DebateId)).SelectMany(s => s["content"]!.AsArray()).Where(c => c!["Quote"] is not null)
                .Select(c => c!["Quote"]!["span"]!.AsArray().Select(n => (int)n!).ToArray());
            var citations = debate.Turns.Where(t => t.Role != "judge").SelectMany(t => t.Citations);
            foreach (var (citation, span) in citations.Zip(spans))
            {
                quotes++;
                Assert.Equal(citation.Quote.Any(char.IsLetterOrDigit) && citation.Quote != "'m not going back" ? CitationStatus.Exact : CitationStatus.NotFound, citation.Status);
                Assert.Equal(citation.Quote, stories[debate.TreeId!].Substring(citation.Start!.Value, citation.Length!.Value));
                Assert.Equal(Letters(tokens[span[0]..span[1]]), Letters([citation.Quote]));
            }
        }

        Assert.Equal(737, quotes);
        Assert.Equal((727, 10), (report.Citations["exact"], report.Citations["not_found"]));
    }

    [Fact]
    public async Task They_pass_the_check_of_a_run() => Assert.Empty(await RunCheck.OfAsync((await ImportAsync()).Run, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Every_quote_begins_where_its_place_in_the_speech_says()
    {
        var (_, run) = await ImportAsync();
        var cited = (await run.DebatesAsync()).SelectMany(d => d.Turns).SelectMany(t => t.Citations.Select(c => (Turn: t, Citation: c))).ToList();

        Assert.Equal(737, cited.Count(c => c.Turn.Text.AsSpan(c.Citation.At!.Value).StartsWith(c.Citation.Quote) && c.Turn.Text[c.Citation.At.Value - 1] == '“'));
    }

    [Fact]
    public async Task Sides_that_debaters_name_are_found()
    {
        var (_, run) = await ImportAsync();
        var debates = (await run.DebatesAsync()).Where(d => d.Sides.All(s => s.Debater is not null)).ToList();

        // What a plain search finds outside quotes: "Debater B", "B's" and a B that stands alone.
        bool Plain(StoredDebate debate) => debate.Turns.Where(t => t.Role != "judge")
            .Any(t => PlainNames().IsMatch(t.Citations.Aggregate(t.Text, (text, c) => text.Replace(c.Quote, "", StringComparison.Ordinal))));
        Assert.Equal((43, 25), (debates.Count, debates.Count(Plain)));
        Assert.All(debates.Where(Plain), d => Assert.True(d.NamesSides(withFeedback: false)));
        Assert.InRange(debates.Count(d => d.NamesSides(withFeedback: false)), 25, 32);
    }

    [Fact]
    public async Task Judges_rewards_come_out_as_the_site_reckoned_them()
    {
        var (_, run) = await ImportAsync();
        var correct = (await run.KeysAsync()).ToDictionary(k => k.DebateId, k => k.Correct!.Value);
        var live = (await run.JudgementsAsync()).Where(j => j.Method == "human").ToLookup(j => j.DebateId);
        var rewards = 0;
        foreach (var room in Metadata())
        {
            if (room["status"]?["Complete"]?["result"]?["judgingInfo"] is not { } info)
            {
                continue;
            }

            // julianmichael/debate, LogScoreWithLinearPenalty: log2 of the credence in the truth, less .05 for each round asked for.
            var ofRoom = live[(string)room["name"]!].ToArray();
            var reward = Math.Log2(ofRoom.Single(j => j.Final).Credences![correct[(string)room["name"]!]]) - (.05 * ofRoom.Count(j => !j.Final));
            Assert.Equal((double)info["judgeReward"]!, reward, 1e-12);
            rewards++;
        }

        Assert.Equal(56, rewards);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"(?i:debater)\s[AB]\b|\b[AB]['’]s\b|(?<![\w.])B(?![\w.])")]
    private static partial System.Text.RegularExpressions.Regex PlainNames();

    [Fact]
    public async Task Accuracy_by_setting_is_what_the_files_say()
    {
        var (_, run) = await ImportAsync();
        var setting = (await run.DebatesAsync()).ToDictionary(d => d.DebateId, d => d.Labels["setting"]);
        var imported = (await run.JudgementsAsync()).Where(j => j is { Final: true, Method: "human" })
            .GroupBy(j => setting[j.DebateId])
            .ToDictionary(g => g.Key, g => (g.Count(), g.Count(j => j.Correct == true)));
        var files = Metadata().Where(m => m["status"]?["Complete"]?["result"]?["judgingInfo"] is not null)
            .GroupBy(m => ((bool)m["setting"]!["isHuman"]! ? "human " : "AI ") + ((bool)m["setting"]!["isDebate"]! ? "debate" : "consultancy"))
            .ToDictionary(g => g.Key, g => (g.Count(), g.Count(m =>
            {
                var info = m["status"]!["Complete"]!["result"]!["judgingInfo"]!;
                return (double)info["finalJudgement"]![(int)info["correctAnswerIndex"]!]! > .5;
            })));

        Assert.Equal(4, imported.Count);
        Assert.Equal(files, imported);
    }

    [Fact]
    public async Task Nothing_is_lost()
    {
        var (report, run) = await ImportAsync();
        var rooms = Directory.GetFiles(Path.Combine(_rooms, "official")).Select(f => JsonNode.Parse(File.ReadAllText(f))!).ToArray();
        var feedback = rooms.SelectMany(r => r["rounds"]!.AsArray()).Select(r => r!["JudgeFeedback"]).OfType<JsonNode>().ToArray();
        var offline = rooms.SelectMany(r => r["rounds"]!.AsArray()).Select(r => r!["OfflineJudgments"]).OfType<JsonNode>()
            .SelectMany(o => o["judgments"]!.AsObject()).Sum(j => j.Value!["judgments"]!.AsArray().Count);

        Assert.Equal((64, 64), (report.Debates, report.Keys));
        Assert.Equal(feedback.Length + offline, report.Judgements);
        Assert.Equal(
            rooms.Sum(r => Speeches(r).Count()) + feedback.Count(f => f["feedback"]!["content"]!.AsArray().Count > 0),
            (await run.DebatesAsync()).Sum(d => d.Turns.Count));
        Assert.Equal(3, report.Notes.Count(n => n.Contains("has no judge of its own", StringComparison.Ordinal)));
        Assert.Equal(5, report.Notes.Count(n => n.Contains("is not finished", StringComparison.Ordinal)));
        Assert.Equal(3, report.Notes.Count(n => n.Contains("in the seat of", StringComparison.Ordinal)));
        Assert.Equal(64, report.Extras["room /feedback"]);
        Assert.Equal(64, report.Extras["metadata whole"]);
    }

    private static IEnumerable<JsonNode> Speeches(JsonNode room) => room["rounds"]!.AsArray()
        .Select(r => r!["SimultaneousSpeeches"] ?? r["SequentialSpeeches"]).OfType<JsonNode>()
        .SelectMany(s => s["speeches"]!.AsObject().OrderBy(p => p.Key, StringComparer.Ordinal)).Select(s => s.Value!);

    /// <summary>Letters and digits only: what is the same however tokens are joined and brackets are written.</summary>
    private static string Letters(IEnumerable<string> tokens) =>
        string.Concat(tokens.Where(t => t is not ("-LRB-" or "-RRB-" or "-LSB-" or "-RSB-" or "-LCB-" or "-RCB-")).SelectMany(t => t).Where(char.IsLetterOrDigit));

    private JsonNode Room(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(_rooms, "official", name + ".json")))!;

    private IEnumerable<JsonNode> Metadata() => File.ReadLines(Path.Combine(_rooms, "debates-metadata.jsonl")).Select(l => JsonNode.Parse(l)!);

    private async Task<(ImportReport Report, StoredRun Run)> ImportAsync()
    {
        _rooms = SharedData.Path("nyu-debates");
        return (await NyuImport.RunAsync(_rooms, _folder["run"], cancellationToken: TestContext.Current.CancellationToken), StoredRun.Open(_folder["run"]));
    }
}
