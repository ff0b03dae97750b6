using System.Text.RegularExpressions;
using LearningThePrior.Transcripts.Exporting;
using LearningThePrior.Transcripts.Importing.Nyu;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Exporting;

/// <summary>Runs every snippet of docs/loading.md on a small run, where its language is installed.</summary>
public sealed partial class LoadingTests : IAsyncLifetime
{
    private static readonly (string Language, string Code)[] Snippets =
    [
        .. Block().Matches(File.ReadAllText(Path.Combine(SharedData.Repository, "docs", "loading.md")).ReplaceLineEndings("\n"))
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value)),
    ];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Sql => NumbersOf("sql");

    public static TheoryData<int> Python => NumbersOf("python");

    public static TheoryData<int> R => NumbersOf("r");

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await NyuImport.RunAsync(Rooms.In(_folder["rooms"]), _folder["runs", "nyu-1"], cancellationToken: cancellation);
        var run = StoredRun.Open(_folder["runs", "nyu-1"]);
        await RunExport.ToParquetAsync(run, _folder["runs", "nyu-1", "parquet"], cancellation);
        await RunExport.ToCsvAsync(run, _folder["runs", "nyu-1", "csv"], cancellation);
        await RunExport.ToJsonLinesAsync(run, _folder["runs", "nyu-1", "jsonl"], cancellation);
        await RunExport.ToInspectAsync(run, _folder["runs", "nyu-1", "inspect"], cancellation);
        await RunExport.ToTrainingAsync(run, _folder["runs", "nyu-1", "training"], cancellation);
        await RunExport.ToChatAsync(run, _folder["runs", "nyu-1", "chat"], cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Sql))]
    public void DuckDB_runs_them(int number) =>
        IsRight(Snippets[number].Code, string.Join('\n', Duck.Ask(Snippets[number].Code.Replace("'runs/", $"'{_folder.Path}/runs/", StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Python))]
    public async Task Pandas_runs_them(int number)
    {
        var code = Snippets[number].Code;
        string[] modules = [.. Import().Matches(code).Select(m => m.Groups[1].Value), .. code.Contains("read_parquet", StringComparison.Ordinal) ? ["pyarrow"] : Array.Empty<string>()];
        var python = await Interpreter.PythonWithAsync(modules);
        Assert.SkipWhen(python is null, $"There is no Python with {string.Join(", ", modules)} here.");

        var (exit, output, error) = await Interpreter.RunAsync(_folder.Path, python, "-c", code);

        Assert.True(exit == 0, error);
        IsRight(code, output);
    }

    [Theory]
    [MemberData(nameof(R))]
    public async Task R_runs_them(int number)
    {
        var code = Snippets[number].Code;
        string[] packages = [.. Library().Matches(code).Select(m => m.Groups[1].Value)];
        Assert.SkipUnless(await Interpreter.HasRAsync(packages), $"There is no R with {string.Join(", ", packages.DefaultIfEmpty("its base"))} here.");

        var (exit, output, error) = await Interpreter.RunAsync(_folder.Path, "Rscript", "-e", code);

        Assert.True(exit == 0, error);
        IsRight(code, output);
    }

    /// <summary>
    /// Of three verdicts on the debate that has ended, the judge's own is right, the stepped one's wrong and the timed one's
    /// right: see Rooms. Snippets on something else name what of it must be seen.
    /// </summary>
    private static void IsRight(string code, string output)
    {
        string[] expected = code.Contains("citations.parquet", StringComparison.Ordinal) ? [@"it snowed""\|True", @"\(twice\)\|True"]
            : code.Contains("header.json", StringComparison.Ordinal) ? ["2 debates", "'Jude': 'C'", "'Olga': 'I'"]
            : code.Contains("chat.jsonl", StringComparison.Ordinal) ? ["debater_[ab]"]
            : code.Contains("training", StringComparison.Ordinal) ? code.Contains("pandas", StringComparison.Ordinal)
                ? ["1 questions, 3 verdicts"]
                : [@"question\|Did it snow\?"]
            : [@"human\b\W+(1\W+)?1(\.0+)?\b", @"human_offline_stepped\W+(1\W+)?0(\.0+)?\b", @"human_offline_timed\W+(1\W+)?1(\.0+)?\b"];
        Assert.All(expected, e => Assert.Matches(e, output));
    }

    private static TheoryData<int> NumbersOf(string language) =>
        [.. Enumerable.Range(0, Snippets.Length).Where(i => Snippets[i].Language == language)];

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^import (\w+)", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^library\((\w+)\)", RegexOptions.Multiline)]
    private static partial Regex Library();
}
