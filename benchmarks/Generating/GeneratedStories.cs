using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Benchmarks.Generating;

/// <summary>
/// A run of generated debates of the size of the real ones about stories: some ten speeches of a hundred words with
/// citations of a story of 30,000 characters, a debating judge after every round and one that judges in both orders.
/// </summary>
internal sealed class GeneratedStories(Seed seed)
{
    private const string RunId = "generated";
    private const int Rounds = 4;
    private const int DebatesOfStory = 8;
    private const int DebatesOfQuestion = 2;

    private static readonly string[] Protocols = ["SequentialDebate { Rounds = 4 }", "SimultaneousDebate { Rounds = 4 }", "Consultancy { Rounds = 4 }"];

    /// <summary>Writes the run's folder; nothing may stand there.</summary>
    public void Write(string path, int debates)
    {
        using var run = new StoredRunWriter(path, new() { Schema = RunInfo.CurrentSchema, RunId = RunId, Kind = "generated" });
        for (var story = 0; story * DebatesOfStory < debates; story++)
        {
            var words = new GeneratedWords(seed.For("story", story));
            var text = words.Text(5_000);
            run.Add(new StoredNode(StoredNode.CurrentSchema, RunId, $"story-{story}", "/", text));
            for (var i = story * DebatesOfStory; i < Math.Min(debates, (story + 1) * DebatesOfStory); i++)
            {
                Write(run, i, $"story-{story}", text);
            }
        }

        run.Complete();
    }

    private void Write(StoredRunWriter run, int number, string story, string text)
    {
        var random = seed.For("debate", number).CreateRandom();
        var question = new GeneratedWords(seed.For("question", number / DebatesOfQuestion));
        var words = new GeneratedWords(seed.For("words", number));
        var key = new StoredKey(StoredKey.CurrentSchema, RunId, $"debate-{number:D5}", random.NextInt(2), null);
        var protocol = Protocols[number % Protocols.Length];
        string[] answers = [question.Text(9), question.Text(9)];
        run.Add(new StoredDebate
        {
            Schema = StoredDebate.CurrentSchema,
            RunId = RunId,
            DebateId = key.DebateId,
            Protocol = protocol,
            QuestionId = $"question-{number / DebatesOfQuestion}",
            QuestionText = question.Text(14).TrimEnd('.') + "?",
            Answers = answers,
            TreeId = story,
            Latent = null,
            Sample = 0,
            Swap = number % 2 == 1,
            Sides = [new("A", $"debater {number % 7}", 0, null, true), new("B", $"debater {(number + 3) % 7}", 1, null, false)],
            Rounds = Rounds,
            Models = new Dictionary<string, string> { ["judge"] = "reader" },
            Labels = new Dictionary<string, string> { ["split"] = number % 3 == 0 ? "train" : "test" },
            Seed = null,
            StartedAt = null,
            WallS = null,
            Tokens = 9_000 + random.NextInt(4_000),
            Cost = .01 + (.02 * random.NextDouble()),
            NCalls = 2 * Rounds,
            NCacheHits = 0,
            NRetries = 0,
            Status = "finished",
            Error = null,
            Turns = [.. Enumerable.Range(0, 2 * Rounds).Select(turn => Speech(turn, words, text, random))],
        });
        run.Add(key);
        Judge(run, key, "reader", StoredJudgement.AsPlayed, 0, random);
        Judge(run, key, "model", StoredJudgement.AsPlayed, Rounds, random);
        Judge(run, key, "model", StoredJudgement.Mirrored, Rounds, random);
    }

    private static StoredTurn Speech(int turn, GeneratedWords words, string story, SeededRandom random)
    {
        var start = TextStart(story, random);
        var quote = story.Substring(start, story.IndexOf(' ', start + 40) - start);
        var citation = random.NextBool(.9)
            ? new StoredCitation("/", quote, CitationStatus.Exact, start, quote.Length)
            : new StoredCitation("/", quote.ToUpperInvariant(), CitationStatus.NotFound, null, null);
        return new(
            turn, turn / 2, turn % 2 == 0 ? "debater_a" : "debater_b", "argue", $"{words.Text(60)} \"{citation.Quote}\" {words.Text(60)}", null,
            [citation], [], null, ["/"], null, null, null);
    }

    private static int TextStart(string story, SeededRandom random) => story.IndexOf(' ', random.NextInt(story.Length - 400)) + 1;

    private static void Judge(StoredRunWriter run, StoredKey key, string judge, string order, int first, SeededRandom random)
    {
        var lean = random.NextGaussian();
        for (var stage = first; stage <= Rounds; stage++)
        {
            lean += (.5 * random.NextGaussian()) + (key.Correct == 0 ? .3 : -.3);
            var a = 1 / (1 + Math.Exp(-lean));
            run.Add(JudgementLine.Of(
                new DecidedVerdict(Credences.Normalise([a, 1 - a]), new("verbalised", "Because of what was quoted.")),
                new(RunId, key.DebateId, judge, "model"),
                new(stage, stage == Rounds, order),
                null,
                key,
                []));
        }
    }
}
