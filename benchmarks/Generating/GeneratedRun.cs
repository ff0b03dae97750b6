using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Benchmarks.Generating;

/// <summary>
/// A run of invented debates, to measure speed and to try commands on: eight speeches each, on questions that are debated
/// four times, in swapped pairs, and judged by two judges. The same seed gives the same bytes.
/// </summary>
public static class GeneratedRun
{
    /// <summary>How many speeches a debate has.</summary>
    public const int SpeechesOfDebate = 8;

    private const int DebatesOfQuestion = 4;
    private static readonly string[] Protocols = ["sequential", "simultaneous"];
    private static readonly string[] Debaters = ["careful", "quick", "stubborn"];
    private static readonly CitationStatus[] Statuses = [CitationStatus.Exact, CitationStatus.Normalised, CitationStatus.NearMiss, CitationStatus.NotFound];

    private static readonly VerdictSource Source = new("generated", "");

    private static readonly string[] Words =
    [
        "the", "keeper's", "ledger", "shows", "that", "\"no one\"", "came", "home", "before", "winter,", "and", "so", "a", "reader",
        "who", "trusts", "it", "must", "doubt", "what", "my", "opponent", "says", "of", "harvest.", "café", "then",
    ];

    /// <summary>Writes it.</summary>
    /// <param name="path">Where; nothing, or an empty folder, may stand there.</param>
    /// <param name="debates">How many debates.</param>
    /// <param name="seed">Draws everything.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind.</param>
    /// <exception cref="InvalidDataException">Something stands there already.</exception>
    public static void Write(string path, int debates, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(debates);
        using var writer = new StoredRunWriter(path, new() { Schema = RunInfo.CurrentSchema, RunId = "generated", Kind = "generated" });
        for (var i = 0; i < debates; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var random = seed.For("debate", i).CreateRandom();
            var debate = Debate(i, random);
            var key = new StoredKey(StoredKey.CurrentSchema, debate.RunId, debate.DebateId, i / DebatesOfQuestion % 2, null);
            writer.Add(debate);
            writer.Add(key);
            foreach (var judge in new[] { "patient", "hasty" })
            {
                writer.Add(Judgement(debate, key, judge, random));
            }
        }

        writer.Complete();
    }

    private static StoredDebate Debate(int number, SeededRandom random)
    {
        var swap = number % 2 == 1;
        var pair = number / 2;
        var (a, b) = (Debaters[pair % 3], Debaters[(pair + 1 + (pair / 3 % 2)) % 3]);
        return new()
        {
            Schema = StoredDebate.CurrentSchema,
            RunId = "generated",
            DebateId = FormattableString.Invariant($"debate-{number:D7}"),
            Protocol = Protocols[pair % 2],
            QuestionId = FormattableString.Invariant($"question-{number / DebatesOfQuestion:D6}"),
            QuestionText = "Who kept the ledger?",
            Answers = ["the keeper", "the guest"],
            TreeId = null,
            Latent = null,
            Sample = 0,
            Swap = swap,
            Sides = [new("A", a, swap ? 1 : 0, null, !swap), new("B", b, swap ? 0 : 1, null, swap)],
            Rounds = SpeechesOfDebate / 2,
            Models = new Dictionary<string, string> { ["debater_a"] = a, ["debater_b"] = b },
            Labels = new Dictionary<string, string> { ["topic"] = number % 3 == 0 ? "history" : "fiction" },
            Seed = null,
            StartedAt = null,
            WallS = null,
            Tokens = 1_000 + random.NextInt(2_000),
            Cost = null,
            NCalls = SpeechesOfDebate,
            NCacheHits = 0,
            NRetries = 0,
            Status = "finished",
            Error = null,
            Turns = [.. Enumerable.Range(0, SpeechesOfDebate).Select(turn => Turn(turn, random))],
        };
    }

    private static StoredTurn Turn(int turn, SeededRandom random)
    {
        var text = string.Join(' ', Enumerable.Range(0, 60 + random.NextInt(80)).Select(_ => Words[random.NextInt(Words.Length)]));
        var status = Statuses[random.NextInt(Statuses.Length)];
        var citation = new StoredCitation("/0/1", "came home before winter", status, status <= CitationStatus.NearMiss ? 12 : null, status <= CitationStatus.NearMiss ? 23 : null);
        return new(turn, turn / 2, turn % 2 == 0 ? "debater_a" : "debater_b", "argue", text, null, [citation], [], null, ["/", "/0", "/0/1"], null, null, null);
    }

    private static StoredJudgement Judgement(StoredDebate debate, StoredKey key, string judge, SeededRandom random)
    {
        Verdict verdict = random.NextInt(100) switch
        {
            0 => new FailedVerdict("the model did not answer", Source),
            1 => new TieVerdict(Source),
            _ => Decided(key.Correct!.Value, (.2 * random.NextGaussian()) + (judge == "patient" ? .75 : .6)),
        };
        return JudgementLine.Of(verdict, new(debate.RunId, debate.DebateId, judge, "simulated"), new(debate.Rounds, true, StoredJudgement.AsPlayed), null, key, []);
    }

    private static DecidedVerdict Decided(int correct, double credence)
    {
        var inTruth = Math.Clamp(credence, .01, .99);
        return new(correct == 0 ? new(inTruth, 1 - inTruth) : new(1 - inTruth, inTruth), Source);
    }
}
