using LearningThePrior.Transcripts.Importing;
using LearningThePrior.Transcripts.Importing.JsonLines;
using LearningThePrior.Transcripts.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Tests.Importing.JsonLines;

public sealed class JsonLinesImportTests : IDisposable
{
    private const string Line =
        """{"q":"Did it snow?","options":["yes","no"],"gold":"no","turns":[{"who":"pro","says":"It <quote>snowed</quote>.","mood":3},{"who":"con","says":"No."}],"judge":{"name":"Ann","p":[0.7,0.3]},"story":"It snowed."}""";

    private static readonly string[] Paths = ["question=/q", "answers=/options", "correct=/gold", "speeches=/turns", "role=/who", "text=/says", "judge=/judge/name", "credences=/judge/p"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fields_are_found_where_the_map_says_and_the_rest_is_kept()
    {
        var (report, run) = Import(Line + "\n\n" + Line.Replace("\"no\",\"turns\"", "0,\"turns\"", StringComparison.Ordinal));
        var debates = await run.DebatesAsync();

        Assert.Equal(["line-1", "line-3"], debates.Select(d => d.DebateId));
        Assert.Equal([1, 0], (await run.KeysAsync()).Select(k => k.Correct!.Value));
        Assert.Equal(["debater_a", "debater_b"], debates[0].Turns.Select(t => t.Role));
        Assert.Equal(CitationStatus.Exact, debates[0].Turns[0].Citations[0].Status);
        Assert.Equal(["Ann imported False", "Ann imported True"], (await run.JudgementsAsync()).Select(j => $"{j.JudgeId} {j.JudgeKind} {j.Correct}"));
        Assert.Equal(2, report.Extras["line /turns/*/mood"]);
        Assert.Equal(2, (await run.NodesAsync()).Count);
    }

    [Fact]
    public async Task Fields_of_the_usual_names_need_no_map()
    {
        File.WriteAllText(_folder["x.jsonl"], """{"id":5,"question":"?","answers":["a","b"],"speeches":[{"role":"A","text":"x"},{"role":"judge","text":"y"}]}""");
        JsonLinesImport.Run(_folder["x.jsonl"], new([], []), _folder["run"], cancellationToken: TestContext.Current.CancellationToken);
        var debate = Assert.Single(await StoredRun.Open(_folder["run"]).DebatesAsync());

        Assert.Equal(("5", "consultancy", 1), (debate.DebateId, debate.Protocol, debate.Rounds));
    }

    [Theory]
    [InlineData("[0.7,0.3]", "[0.7,0.7]", "/judge/p", "sum to one")]
    [InlineData("\"gold\":\"no\"", "\"gold\":7", "/gold", "0 to 1")]
    [InlineData("\"gold\":\"no\"", "\"gold\":\"maybe\"", "/gold", "maybe")]
    [InlineData("\"con\"", "\"moderator\"", "/turns/1/who", "--role \"moderator=A\"")]
    [InlineData("\"q\":\"Did it snow?\",", "", "/q", "question")]
    [InlineData("\"says\":\"No.\"", "\"says\":7", "/turns/1/says", "a text is expected")]
    [InlineData("\"story\"", "\"q\"", "line 2", "no whole JSON")]
    [InlineData("\"story\":\"It snowed.\"}", "", "line 2", "no whole JSON")]
    public void Bad_lines_are_refused_with_their_place_and_leave_nothing(string good, string bad, string place, string problem)
    {
        var error = Assert.Throws<InvalidDataException>(() => Import(Line + "\n" + Line.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal([_folder["x.jsonl"]], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("colour=/c", "'colour' is no field")]
    [InlineData("question", "NAME=VALUE")]
    [InlineData("question=q", "one looks like /q")]
    public void A_map_that_is_none_is_refused(string map, string problem) =>
        Assert.Contains(problem, Assert.Throws<ArgumentException>(() => new FieldMap([map], [])).Message, StringComparison.Ordinal);

    private (ImportReport Report, StoredRun Run) Import(string lines)
    {
        File.WriteAllText(_folder["x.jsonl"], lines);
        var report = JsonLinesImport.Run(_folder["x.jsonl"], new(Paths, ["pro=A", "con=B"]), _folder["run"], cancellationToken: TestContext.Current.CancellationToken);
        return (report, StoredRun.Open(_folder["run"]));
    }
}
