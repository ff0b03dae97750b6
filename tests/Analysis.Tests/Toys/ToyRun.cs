using System.Text.Json;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Transcripts.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Tests.Toys;

/// <summary>A small run to analyse: every debate is between ann (side A, answer 0, first) and bob, and answer 0 is true, unless said otherwise.</summary>
internal sealed class ToyRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _debates = [];
    private readonly List<string> _keys = [];
    private readonly List<string> _judgements = [];

    /// <summary>The run's folder, written as it stands now.</summary>
    public string Path => Write("run");

    /// <summary>Writes it under another name, with another id.</summary>
    public string Write(string name, string id = "run")
    {
        var path = _folder[name];
        Directory.CreateDirectory(path);
        File.WriteAllText(System.IO.Path.Combine(path, "run.json"), $$"""{"schema":"{{RunInfo.CurrentSchema}}","run_id":"{{id}}","kind":"import"}""");
        File.WriteAllLines(System.IO.Path.Combine(path, "debates.jsonl"), _debates);
        File.WriteAllLines(System.IO.Path.Combine(path, "keys.jsonl"), _keys);
        File.WriteAllLines(System.IO.Path.Combine(path, "judgements.jsonl"), _judgements);
        return path;
    }

    /// <summary>Analyses it.</summary>
    public Task<AnalysisResult> AnalyseAsync(params string[] by) => AnalyseAsync(new AnalysisOptions { By = by });

    public Task<AnalysisResult> AnalyseAsync(AnalysisOptions options) =>
        TranscriptAnalysis.OfAsync([Path], options, TestContext.Current.CancellationToken);

    /// <summary>Adds a debate with its key and a final judgement that gives answer 0 some credence.</summary>
    public void Add(string id, double credence, string? question = null, int correct = 0, string judge = "judge", bool mirrored = false, Func<StoredDebate, StoredDebate>? with = null)
    {
        Debate(id, question, with);
        Key(id, correct);
        Judge(id, credence, judge, mirrored);
    }

    public void Debate(string id, string? question = null, Func<StoredDebate, StoredDebate>? with = null)
    {
        var debate = ToyDebates.Plain with
        {
            DebateId = id,
            Protocol = "debate",
            QuestionId = question ?? "q-" + id,
            QuestionText = "Which?",
            Answers = ["this", "that"],
            Sample = 0,
            Sides = [new("A", "ann", 0, null, true), new("B", "bob", 1, null, false)],
            Rounds = 1,
        };
        _debates.Add(Stores.Text(with is null ? debate : with(debate)));
    }

    public void Key(string id, int correct) =>
        _keys.Add(JsonSerializer.Serialize(new(StoredKey.CurrentSchema, "run", id, correct, null), StoreJson.Default.StoredKey));

    /// <summary>A judgement by its credence in answer 0.</summary>
    public void Judge(string id, double credence, string judge = "judge", bool mirrored = false, int stage = 1, bool final = true) =>
        Judge(id, "decided", [credence, 1 - credence], judge, mirrored, stage, final);

    /// <summary>A judgement without credences: "failed", "tie", "abstained", "unparseable".</summary>
    public void Fail(string id, string status = "failed", string judge = "judge") => Judge(id, status, null, judge, false, 1, true);

    /// <summary>A human's verdict by its credence in answer 0, of method "human" or of one that begins with "human_offline".</summary>
    public void Human(string id, double credence, string judge, string method, bool mirrored = false) =>
        Judge(id, "decided", [credence, 1 - credence], judge, mirrored, 1, true, "human", method);

    public void Judge(
        string id, string status, double[]? credences, string judge = "judge", bool mirrored = false, int stage = 1, bool final = true, string kind = "simulated", string method = "checked") =>
        _judgements.Add(Stores.Text(new StoredJudgement
        {
            Schema = StoredJudgement.CurrentSchema,
            RunId = "run",
            DebateId = id,
            JudgeId = judge,
            JudgeKind = kind,
            Stage = stage,
            Final = final,
            Order = mirrored ? StoredJudgement.Mirrored : StoredJudgement.AsPlayed,
            ParseStatus = status,
            Credences = credences,
            Mass = null,
            Choice = null,
            Correct = null,
            LogScore = null,
            Brier = null,
            Method = method,
            Raw = null,
            Error = status == "failed" ? "no answer" : null,
            Parser = null,
            Characters = null,
            Read = ["/0"],
            Cost = null,
            At = null,
            CallId = null,
        }));

    /// <summary>A line as it is, sound or not.</summary>
    public void JudgementLine(string line) => _judgements.Add(line);

    /// <summary>A speech of some words, with citations of some statuses.</summary>
    public static StoredTurn Speech(string role, string text, params CitationStatus[] citations) => new(
        0, 0, role, "argue", text, null, [.. citations.Select(s => new StoredCitation("/0", "words", s, null, null))], [], null, [], null, null, null);

    public void Dispose() => _folder.Dispose();
}
