using System.Text;
using CsCheck;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Store;

/// <summary>What is read of a run whose files end anywhere.</summary>
public sealed class CutOffRunTests
{
    private static readonly byte[] Nothing = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Debates_cut_at_every_byte_yield_every_complete_record() => IsCutAsync(
        RandomStored.Debate, "debates.jsonl", StoreFormats.Debates.Write, Stores.Text, run => run.ReadDebatesAsync(Token));

    [Fact]
    public Task Judgements_cut_at_every_byte_yield_every_complete_record() => IsCutAsync(
        RandomStored.Judgement,
        "judgements.jsonl",
        StoreFormats.Judgements.Write,
        Stores.Text,
        run => run.ReadJudgementsAsync(Token),
        ("debates.jsonl", Nothing));

    [Fact]
    public Task Without_a_store_a_journal_cut_at_every_byte_yields_every_complete_debate() => IsCutAsync(
        RandomTranscript.Any.Where(IsWellFormed),
        "journal.jsonl",
        Line,
        t => Stores.Text(TranscriptAdapter.ToDebate(t, "run", null, new Dictionary<string, string>())),
        run => run.ReadDebatesAsync(Token).Select(Stores.Text));

    [Fact]
    public Task Without_a_store_the_verdicts_are_the_journals_and_not_scored() =>
        RandomTranscript.Any.Where(IsWellFormed).Array[1, 3].SampleAsync(
            async transcripts =>
            {
                using var folder = new TemporaryFolder();
                var run = Stores.Of(folder["run"], ("journal.jsonl", [.. transcripts.SelectMany(Line)]));

                var judgements = await run.ReadJudgementsAsync(Token).ToListAsync(Token);

                Assert.False(run.IsClosed);
                Assert.Equal(transcripts.Select(t => t.Judge), judgements.Select(j => j.JudgeId));
                Assert.Equal(transcripts.Select(t => t.Verdict is DecidedVerdict), judgements.Select(j => j.Credences is not null));
                Assert.All(judgements, j => Assert.Null(j.LogScore));
                Assert.Empty(await run.ReadKeysAsync(Token).ToListAsync(Token));
            },
            iter: 20);

    private static Task IsCutAsync<T>(
        Gen<T> any,
        string file,
        Func<T, byte[]> line,
        Func<T, string> expected,
        Func<StoredRun, IAsyncEnumerable<T>> read,
        params (string Name, byte[] Bytes)[] others) =>
        IsCutAsync(any, file, line, expected, run => read(run).Select(expected), others);

    /// <summary>Reads a file cut at every one of its bytes: complete is a record when only its line's end is missing.</summary>
    private static Task IsCutAsync<T>(
        Gen<T> any,
        string file,
        Func<T, byte[]> line,
        Func<T, string> expected,
        Func<StoredRun, IAsyncEnumerable<string>> read,
        params (string Name, byte[] Bytes)[] others) =>
        any.Array[1, 2].SampleAsync(
            async values =>
            {
                using var folder = new TemporaryFolder();
                var lines = values.Select(line).ToArray();
                var ends = lines.Select((_, i) => lines.Take(i + 1).Sum(l => l.Length)).ToArray();
                byte[] whole = [.. lines.SelectMany(l => l)];
                string[] texts = [.. values.Select(expected)];
                Stores.Of(folder["run"], [(file, whole), .. others]);
                for (var cut = whole.Length; cut >= 0; cut--)
                {
                    using (var cutOff = File.OpenWrite(folder["run", file]))
                    {
                        cutOff.SetLength(cut);
                    }

                    var run = StoredRun.Open(folder["run"]);
                    var found = await read(run).ToListAsync(Token);

                    var complete = ends.Count(end => end - 1 <= cut);
                    Assert.Equal(texts.Take(complete), found);
                    Assert.Equal(Math.Max(0, cut - ends.Take(complete).LastOrDefault()), run.TornBytes);
                }
            },
            iter: 2);

    private static byte[] Line(Transcript transcript) => JournalLine.Write(transcript);

    /// <summary>Without lone surrogates, which a file cannot hold.</summary>
    private static bool IsWellFormed(Transcript transcript) => !Encoding.UTF8.GetString(Line(transcript)).Contains("\\uFFFD", StringComparison.OrdinalIgnoreCase);
}
