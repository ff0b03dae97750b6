using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>A small run with everything in it that is awkward to export.</summary>
internal static class Runs
{
    public const string Hostile = "=HYPERLINK(\"x\"),\r\n'⟦A⟧ 日本";

    public static StoredDebate Debate(string id) => ToyDebates.Plain with
    {
        DebateId = id,
        Protocol = "debate",
        QuestionId = "q1",
        QuestionText = "Did it snow?",
        TreeId = "t",
        Latent = [.25, 1],
        Sample = 0,
        Sides = [new("A", "Alma", 0, null, true), new("B", "Bert", 1, null, false)],
        Rounds = 1,
        Models = new SortedDictionary<string, string> { ["debater_a"] = "Alma", ["judge"] = "Jude" },
        Labels = new SortedDictionary<string, string> { ["setting"] = "human debate" },
        StartedAt = new(2024, 5, 6, 7, 8, 9, 123, TimeSpan.Zero),
        WallS = 1.5,
        NCalls = 3,
        Turns =
        [
            new(0, 0, "debater_a", "open", Hostile, "", [new("/0", "snow", CitationStatus.Exact, 3, 4), new("/1", "", CitationStatus.NotFound, null, null)], [], null, ["/", "/0"], null, null, null),
            new(1, 0, "debater_b", "open", "-1 is it", null, [new("/0", "it", CitationStatus.NearMiss, 0, 2)], [new("count", "/", "3")], 1, [], [new("other", .5)], null, "c1"),
        ],
    };

    public static StoredJudgement Judgement(string debate, string judge, bool final, double[]? credences, string order = StoredJudgement.AsPlayed)
    {
        var key = new StoredKey(StoredKey.CurrentSchema, "run", debate, 1, null);
        var source = new VerdictSource("human", "because");
        Verdict verdict = credences is null ? new AbstainedVerdict(source) : new DecidedVerdict(new(credences), source);
        return JudgementLine.Of(verdict, new("run", debate, judge, "human"), new(final ? 1 : 0, final, order), null, key, []);
    }

    /// <summary>Two debates; of the first a stage, two verdicts in both orders and an abstention, of the second none. The ids are hard on files.</summary>
    public static StoredRun Awkward(string folder)
    {
        using (var writer = new StoredRunWriter(folder, Stores.Info))
        {
            writer.Add(Debate("a/b_epoch_1"));
            writer.Add(Debate("a-b-epoch-1") with { Latent = null, QuestionId = "prior", Turns = [], StartedAt = null });
            writer.Add(Judgement("a/b_epoch_1", "Jude", false, [.5, .5]));
            writer.Add(Judgement("a/b_epoch_1", "Jude", true, [.125, .875]));
            writer.Add(Judgement("a/b_epoch_1", "Jude", true, [.75, .25], StoredJudgement.Mirrored));
            writer.Add(Judgement("a/b_epoch_1", "Olga", true, null));
            writer.Add(Judgement("a-b-epoch-1", "Jude", true, [.5, .5]));
            writer.Add(new StoredKey(StoredKey.CurrentSchema, "run", "a/b_epoch_1", 1, null));
            writer.Add(new StoredNode(StoredNode.CurrentSchema, "run", "t", "/0", "it snowed"));
            writer.Complete();
        }

        return StoredRun.Open(folder);
    }
}
