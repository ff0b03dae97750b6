using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Tables;

/// <summary>From a CSV file to beliefs, to Z in words and to predictions.</summary>
public sealed class TableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_commands_take_a_table_to_predictions_and_to_Z_in_words()
    {
        var (data, run) = (Write("mine.csv", Csv()), In("run"));
        var learned = await Ltp.RunAsync(
            "learn", "--world", "table", "--data", data, "--worlds", "1", "--set", "rounds=1", "--set", "direct-fits=1", "--set", "checks=2", "--set", "final-verdicts=0", "--set", "particle-count=20", "--out", run);
        Assert.True(learned.Code == ExitCode.Success, learned.Error);
        Assert.Contains("exact Bayes", learned.Output, StringComparison.Ordinal);
        Assert.Equal(60, File.ReadLines(Path.Combine(run, "learned", "w0000", "predictions.jsonl")).Count());

        var tree = await Ltp.RunAsync("tree", "--run", run, "--at", "/");
        Assert.Contains("x: log odds of yes between ", tree.Output, StringComparison.Ordinal);
        Assert.Contains(" a standard deviation; slow.", tree.Output, StringComparison.Ordinal);

        var answers = await Ltp.RunAsync("predict", run, "--questions", Write("new.txt", "period=9; x=3\n"), "--json");
        Assert.Contains("period=9; x=3", answers.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beliefs_are_begun_and_clocks_are_warned_of()
    {
        var (data, to) = (Write("mine.csv", "period,year,x,one,who,label\n" + string.Concat(Enumerable.Range(0, 404).Select(i => $"{1 + (i % 2)},{2001 + (i % 2)},{i % 5},k,n{i},{(i % 3 == 0 ? "no" : "yes")}\n"))), In("beliefs.json"));
        var outcome = await Ltp.RunAsync("beliefs", data, "--out", to);
        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("warning: year: 100 % of its variance lies between periods", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("warning: one: it has one value, and is not read", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("warning: who: it has 404 levels, as a name has, and is not read", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("\"type\": \"ignore\"", await File.ReadAllTextAsync(to, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, (await Ltp.RunAsync("beliefs", data, "--out", to)).Code);
    }

    [Theory]
    [InlineData("period,x,label\n1,3,a\n2,4,b\n", "", "--period when", "when", "no such column")]
    [InlineData("period,x,label\n1,3,a\n2,4,b\n", "", "--label y", "y", "no such column")]
    [InlineData("period,x,label\n1,3,a\n2,4,a\n", "", "", "label", "every row has the label 'a'")]
    [InlineData("period,x,z,label\n1,3,1,a\n2,4,1,b\n", "", "", "z", "every row has '1'")]
    [InlineData("period,x,label\n1,3,a\n2,x,b\n", "{\"schema\": \"ltp.beliefs/1\", \"label\": {}, \"columns\": {\"x\": {\"type\": \"number\"}}}", "", "mine.csv:3: x", "'x' is no number")]
    [InlineData("period,x,label\n1,3,a\n2,4,b\n", "{\"schema\": \"ltp.beliefs/1\", \"label\": {}, \"columns\": {\"y\": {\"type\": \"number\"}}}", "", "beliefs.json: columns.y", "no such column")]
    [InlineData("period,x,label\n1,3,a\n2,4,b\n", "{\"schema\": \"ltp.beliefs/1\", \"label\": {}, \"columns\": {\"x\": {\"type\": \"number\", \"low\": 2, \"high\": 1}}}", "", "beliefs.json: columns.x", "below high")]
    [InlineData("period,x,label\n1,3,a\n2,4,b\n", "", "--cut .1", "period", "leaves D without one")]
    [InlineData("period,x,label\n1,3,a\n2,4,b\n", "", "--cut .9", "period", "leaves D* without one")]
    public async Task What_is_wrong_is_told_in_one_line(string csv, string beliefs, string options, params string[] words)
    {
        var data = Write("mine.csv", csv);
        string[] args =
        [
            "learn", "--world", "table", "--data", data, "--worlds", "1",
            .. beliefs.Length > 0 ? ["--beliefs", Write("beliefs.json", beliefs)] : Array.Empty<string>(),
            .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            "--out", In("run"),
        ];
        var outcome = await Ltp.RunAsync(args);
        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.Single(outcome.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.All(words, w => Assert.Contains(w, outcome.Error, StringComparison.Ordinal));
        Assert.False(Directory.Exists(In("run")));
    }

    private static string Csv() => "period,x,town,label\n" + string.Concat(
        Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{i / 10},{(i * 7 % 11) - 5},{(i % 2 == 0 ? "here" : "there")},{((i * 7 % 11) + (i % 3) > 5 ? "yes" : "no")}\n")));

    private string In(string name) => Path.Combine(_folder, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }
}
