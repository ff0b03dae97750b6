using BenchmarkDotNet.Attributes;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Benchmarks;

/// <summary>Reading and analysing a generated run of 10,000 debates of eight speeches, some 90 MB; and <c>-- analyze</c> of more.</summary>
[MemoryDiagnoser]
public class AnalysisBenchmarks
{
    private const int Debates = 10_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("learning-the-prior-").FullName;

    private string Run => Path.Combine(_folder, "run");

    /// <summary>Writes the run.</summary>
    [GlobalSetup]
    public void Write() => GeneratedRun.Write(Run, Debates, new Seed(1));

    /// <summary>Takes it away.</summary>
    [GlobalCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    /// <summary>Every debate as a record, one after another, as exports and judges read them.</summary>
    [Benchmark]
    public async Task<int> Read()
    {
        var speeches = 0;
        await foreach (var debate in StoredRun.Open(Run).ReadDebatesAsync())
        {
            speeches += debate.Turns.Count;
        }

        return speeches;
    }

    /// <summary>Every statistic, grouped by protocol and judge.</summary>
    [Benchmark]
    public Task<AnalysisResult> Analyse() => TranscriptAnalysis.OfAsync([Run], new() { By = ["protocol", "judge"] });
}
