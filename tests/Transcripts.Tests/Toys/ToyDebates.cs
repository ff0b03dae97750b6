using System.Text.Json;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>Small debates with known speeches, citations and verdicts, and runs that hold them.</summary>
internal static class ToyDebates
{
    public const string Story = "The lamp stood in the window. At nine the keeper went up. The light went out at ten, and nobody came.";

    public static RunInfo Info(string id = "toy") => new() { Schema = RunInfo.CurrentSchema, RunId = id, Kind = "import" };

    /// <summary>A debate of which nothing is known; tests say what they need.</summary>
    public static StoredDebate Plain { get; } = new()
    {
        Schema = StoredDebate.CurrentSchema,
        RunId = "run",
        DebateId = "d",
        Protocol = "p",
        QuestionId = "q",
        QuestionText = "?",
        Answers = ["no", "yes"],
        TreeId = null,
        Latent = null,
        Sample = 1,
        Swap = false,
        Sides = [],
        Rounds = 0,
        Models = new Dictionary<string, string>(),
        Labels = new Dictionary<string, string>(),
        Seed = null,
        StartedAt = null,
        WallS = null,
        Tokens = null,
        Cost = null,
        NCalls = null,
        NCacheHits = null,
        NRetries = null,
        Status = "finished",
        Error = null,
        Turns = [],
    };

    /// <summary>Two rounds: A quotes the story rightly and then nearly, B quotes nothing and then what is not there.</summary>
    public static StoredDebate Lamp(string id = "lamp") => Plain with
    {
        RunId = "toy",
        DebateId = id,
        Protocol = "debate",
        QuestionId = "q-lamp",
        QuestionText = "When did the light go out?",
        Answers = ["At ten", "At nine"],
        TreeId = "story",
        Sample = 0,
        Sides = [new("A", "Ada", 0, null, true), new("B", "Bob", 1, null, false)],
        Rounds = 2,
        Models = new Dictionary<string, string> { ["judge"] = "Jo" },
        Labels = new Dictionary<string, string> { ["split"] = "test" },
        Turns =
        [
            Turn(0, 0, "debater_a", "It says \"The light went out at ten\" in so many words.", Cite("/0/1", "The light went out at ten")),
            Turn(1, 0, "debater_b", "That is only hearsay."),
            Turn(2, 0, "judge", "Who went up?") with { Task = "feedback" },
            Turn(3, 1, "debater_a", "Nobody did: \"the keeper went down\".", Cite("/0/1", "the keeper went down", CitationStatus.NearMiss)),
            Turn(4, 1, "debater_b", "The keeper did.", Cite("/0/7", "The keeper put it out", CitationStatus.NotUnpacked)),
        ],
    };

    public static StoredTurn Turn(int turn, int round, string role, string text, params StoredCitation[] citations) =>
        new(turn, round, role, "argue", text, null, citations, [], null, [], null, null, null) { AtOnce = role != "judge" };

    public static StoredCitation Cite(string address, string quote, CitationStatus status = CitationStatus.Exact)
    {
        var start = Story.IndexOf(quote, StringComparison.Ordinal);
        return start < 0 ? new(address, quote, status, null, null) : new(address, quote, status, start, quote.Length);
    }

    public static StoredKey Key(string id = "lamp", int correct = 0) => new(StoredKey.CurrentSchema, "toy", id, correct, null);

    public static StoredNode[] Nodes { get; } =
    [
        new(StoredNode.CurrentSchema, "toy", "story", "/", "Contents: one story."),
        new(StoredNode.CurrentSchema, "toy", "story", "/0", "Chapter one."),
        new(StoredNode.CurrentSchema, "toy", "story", "/0/1", Story),
        new(StoredNode.CurrentSchema, "toy", "story", "/9", "Nobody mentions this node."),
    ];

    /// <summary>What one judge believed of answer 0 after no round, one round and so on; the last is the verdict.</summary>
    public static IEnumerable<StoredJudgement> Judged(StoredKey key, string judge, string order, params double[] first) =>
        first.Select((credence, stage) => JudgementLine.Of(
            new LearningThePrior.Debate.DecidedVerdict(new Credences(credence, 1 - credence), new("verbalised", $"{judge} at {stage}")),
            new("toy", key.DebateId, judge, "model"),
            new(stage, stage == first.Length - 1, order),
            null,
            key,
            []));

    /// <summary>A run of two debates on one question, judged by two judges, one of them in both orders.</summary>
    public static string Write(string folder, string id = "toy", params StoredDebate[] more)
    {
        using (var run = new StoredRunWriter(folder, Info(id)))
        {
            foreach (var debate in (StoredDebate[])[Lamp(), Lamp("lamp-again") with { Protocol = "consultancy" }, .. more])
            {
                run.Add(debate with { RunId = id });
            }

            foreach (var judgement in (StoredJudgement[])
            [
                .. Judged(Key(), "Jo", StoredJudgement.AsPlayed, .5, .6, .9),
                .. Judged(Key(), "Jo", StoredJudgement.Mirrored, .5, .4, .3),
                .. Judged(Key(), "Mo", StoredJudgement.AsPlayed, .5, .7, .8),
                .. Judged(Key("lamp-again"), "Mo", StoredJudgement.AsPlayed, .5, .2),
            ])
            {
                run.Add(judgement with { RunId = id });
            }

            run.Add(Key() with { RunId = id });
            run.Add(Key("lamp-again") with { RunId = id });
            foreach (var node in Nodes)
            {
                run.Add(node with { RunId = id });
            }

            run.Complete();
        }

        return folder;
    }

    /// <summary>The JSON value of a data block of a page.</summary>
    public static JsonElement Block(string page, string id)
    {
        var start = page.IndexOf('>', page.IndexOf($"id=\"{id}\"", StringComparison.Ordinal)) + 1;
        return JsonDocument.Parse(page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)]).RootElement;
    }
}
