using LearningThePrior.Experiments.Judging;
using LearningThePrior.Transcripts.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Tests.Toys;

/// <summary>A run of small debates that are judged again.</summary>
internal sealed class JudgedRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The run's folder.</summary>
    public string Path => _folder["run"];

    /// <summary>Its file of judgements.</summary>
    public string Judgements => _folder["run", "judgements.jsonl"];

    /// <summary>The cases that a judge was handed who always gives one answer, a tie by default.</summary>
    public async Task<List<JudgeCase>> HeardAsync(
        StoredDebate[]? debates = null, Verdict? answer = null, StoredRun? run = null, bool eachStage = false, bool bothOrders = false)
    {
        var heard = new List<JudgeCase>();
        var judge = new ScriptedJudge(@case =>
        {
            heard.Add(@case);
            return new(answer ?? new TieVerdict(new("counted", "equal")));
        });
        run ??= Write(debates ?? [Debate("d")], keys: [Key("d", 0)]);
        await new Rejudging(run, new StoredHearings(run, [judge]).Of) { EachStage = eachStage, BothOrders = bothOrders, Parallelism = 1 }
            .RunAsync(cancellationToken: Token);
        return heard;
    }

    /// <summary>What the run holds now.</summary>
    public async Task<List<StoredJudgement>> JudgementsAsync() =>
        await StoredRun.Open(Path).ReadJudgementsAsync(Token).ToListAsync(Token);

    /// <summary>Writes the run anew, without judgements.</summary>
    public StoredRun Write(StoredDebate[] debates, StoredKey[]? keys = null, StoredNode[]? nodes = null) => Stores.Of(
        Path,
        ("debates.jsonl", [.. debates.SelectMany(StoreFormats.Debates.Write)]),
        ("judgements.jsonl", []),
        ("keys.jsonl", [.. (keys ?? []).SelectMany(StoreFormats.Keys.Write)]),
        ("nodes.jsonl", [.. (nodes ?? []).SelectMany(StoreFormats.Nodes.Write)]));

    public static StoredKey Key(string debate, int correct) => new(StoredKey.CurrentSchema, "run", debate, correct, null);

    public static StoredNode Node(string address, string text) => new(StoredNode.CurrentSchema, "run", "t", address, text);

    /// <summary>Two rounds of speeches made at once, and after each a word of the debate's judge.</summary>
    public static StoredDebate Debate(string id)
    {
        StoredTurn Says(int turn, int round, string role, string text) => new(
            turn, round, role, role == "judge" ? "feedback" : "argue", text, null,
            [new("/2/0", "knife", CitationStatus.Exact, 4, 3)], [new("count", "/", "3,-17")], null, ["/"], null, null, null)
        {
            AtOnce = role != "judge",
        };
        return ToyDebates.Plain with
        {
            DebateId = id,
            QuestionId = "q",
            QuestionText = "Who did it?",
            Answers = ["the butler", "the cook"],
            TreeId = "t",
            Seed = "7",
            Rounds = 2,
            Sides = [new("A", "a", 0, null, true), new("B", "b", 1, null, false)],
            Turns =
            [
                Says(0, 0, "debater_a", "A1"), Says(1, 0, "debater_b", "B1"), Says(2, 0, "judge", "I lean to A."),
                Says(3, 1, "debater_a", "A2"), Says(4, 1, "debater_b", "B2"), Says(5, 1, "judge", "A it is."),
            ],
        };
    }

    public void Dispose() => _folder.Dispose();
}
