using BenchmarkDotNet.Attributes;
using LearningThePrior.Transcripts;
using LearningThePrior.Transcripts.Exporting;
using LearningThePrior.Tree;

namespace LearningThePrior.Benchmarks;

/// <summary>Exports of a generated run of 10,000 debates of eight speeches with a citation each, some 45 MB of JSON.</summary>
[MemoryDiagnoser]
public class ExportBenchmarks
{
    private const int Debates = 10_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("learning-the-prior-").FullName;
    private StoredRun _run = null!;
    private int _exports;

    /// <summary>Writes the run.</summary>
    [GlobalSetup]
    public void Write()
    {
        using (var writer = new StoredRunWriter(Path.Combine(_folder, "run"), new() { Schema = RunInfo.CurrentSchema, RunId = "run", Kind = "import" }))
        {
            for (var i = 0; i < Debates; i++)
            {
                writer.Add(Debate(FormattableString.Invariant($"d{i}")));
            }

            writer.Complete();
        }

        _run = StoredRun.Open(Path.Combine(_folder, "run"));
    }

    /// <summary>Takes the run and its exports away.</summary>
    [GlobalCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    /// <summary>To Parquet.</summary>
    [Benchmark]
    public Task Parquet() => RunExport.ToParquetAsync(_run, Next());

    /// <summary>To CSV.</summary>
    [Benchmark]
    public Task Csv() => RunExport.ToCsvAsync(_run, Next());

    private string Next() => Path.Combine(_folder, FormattableString.Invariant($"export-{_exports++}"));

    private static StoredDebate Debate(string id) => new()
    {
        Schema = StoredDebate.CurrentSchema,
        RunId = "run",
        DebateId = id,
        Protocol = "debate",
        QuestionId = "q",
        QuestionText = "Did it snow?",
        Answers = ["no", "yes"],
        TreeId = "t",
        Latent = null,
        Sample = 0,
        Swap = false,
        Sides = [new("A", "Alma", 0, null, true), new("B", "Bert", 1, null, false)],
        Rounds = 4,
        Models = new Dictionary<string, string> { ["debater_a"] = "Alma", ["debater_b"] = "Bert" },
        Labels = new Dictionary<string, string> { ["setting"] = "generated" },
        Seed = null,
        StartedAt = DateTimeOffset.UnixEpoch,
        WallS = null,
        Tokens = null,
        Cost = null,
        NCalls = null,
        NCacheHits = null,
        NRetries = null,
        Status = "finished",
        Error = null,
        Turns = [.. Enumerable.Range(0, 8).Select(Turn)],
    };

    private static StoredTurn Turn(int number) => new(
        number, number / 2, number % 2 == 0 ? "debater_a" : "debater_b", "argue", $"{number}: " + string.Join(' ', Enumerable.Repeat("It is only said that it snowed.", 7)),
        null, [new("/0", "it snowed", CitationStatus.Exact, 10, 9)], [], null, ["/0"], null, null, null);
}
