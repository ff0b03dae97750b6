using LearningThePrior.Transcripts;

[assembly: AssemblyFixture(typeof(LearningThePrior.Pages.Tests.Toys.ToyReport))]

namespace LearningThePrior.Pages.Tests.Toys;

/// <summary>One report of the toy debates, a descent and a hostile debate, and one of a language model's debate, written once.</summary>
public sealed class ToyReport : IAsyncLifetime
{
    /// <summary>Everything that tries to become more than text.</summary>
    public const string Hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028\u202Egnp.exe\u202C 👩‍🚀";

    private readonly TemporaryFolder _folder = new();

    public string Address => new Uri(_folder["report.html"]).AbsoluteUri;

    /// <summary>The page of a debate of a language model, in a report of its own.</summary>
    public string Asking => new Uri(_folder["asked.html"]).AbsoluteUri + "#debate=toy%2Fasked";

    /// <summary>The page of a decomposition with hostile words, in a report of its own; each of four levels rests on the next, and the last on a quote.</summary>
    public string Decomposed => new Uri(_folder["decomposed.html"]).AbsoluteUri + "#debate=toy%2Fdivided";

    /// <summary>A page of debates with two labels, one of a protocol as it prints itself, a silent turn, piled marks and a quote that stands twice.</summary>
    public string Labelled => new Uri(_folder["labelled.html"]).AbsoluteUri;

    public async ValueTask InitializeAsync()
    {
        var run = ToyDebates.Write(_folder["run"], "toy", Descent(), Attack());
        await Analysis.Reporting.ReportWriter.WriteAsync([run], _folder["report.html"], cancellationToken: TestContext.Current.CancellationToken);

        var asked = ToyDebates.Write(_folder["asked"], "toy", Asked());
        ToyCalls.Write(asked, ToyCalls.Answered("asked:2", "asked", Hostile, "It is so.", second: 20), ToyCalls.Answered("asked:1", "asked", "Look first.", "Looked.", second: 10), ToyCalls.Failed("asked:3", "asked"));
        await Analysis.Reporting.ReportWriter.WriteAsync([asked], _folder["asked.html"], cancellationToken: TestContext.Current.CancellationToken);

        var labelled = ToyDebates.Write(
            _folder["labelled"], "toy", ToyDebates.Lamp("silent") with { Labels = Labels("test", "keeling"), Protocol = "RecursiveDebate { MaxDepth = 8 }", Turns = Silent() }, ToyDebates.Lamp("train") with { Labels = Labels("train", "snow") });
        var lines = await File.ReadAllLinesAsync(Path.Combine(labelled, "debates.jsonl"), TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            Path.Combine(labelled, "debates.jsonl"),
            lines.Select((line, i) => i == 0 ? line.Replace("""{"split":"test"}""", """{"split":"test","world":"snow"}""", StringComparison.Ordinal).Replace("When did the light", "W\u0315\u0315\u0315hen did the light", StringComparison.Ordinal) : line),
            TestContext.Current.CancellationToken);
        await Analysis.Reporting.ReportWriter.WriteAsync([labelled], _folder["labelled.html"], cancellationToken: TestContext.Current.CancellationToken);

        var divided = ToyDebates.Write(_folder["divided"], "toy");
        ToyDecompositions.Write(divided, ToyDecompositions.Divided("divided", Hostile));
        await Analysis.Reporting.ReportWriter.WriteAsync([divided], _folder["decomposed.html"], cancellationToken: TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Dictionary<string, string> Labels(string split, string world) => new() { ["split"] = split, ["world"] = world };

    private static StoredTurn[] Silent()
    {
        const string said = "He says nobody came, and it says “nobody came” too.";
        return
        [
            ToyDebates.Turn(0, 0, "debater_a", said, ToyDebates.Cite("/0/1", "nobody came") with { At = said.LastIndexOf("nobody came", StringComparison.Ordinal) }),
            ToyDebates.Turn(1, 0, "debater_b", "") with { Silence = "refused", Problem = "I cannot argue for this." },
        ];
    }

    private static StoredDebate Descent()
    {
        StoredTurn Say(int turn, string role, string task, int? contested, params StoredClaim[] claims) =>
            ToyDebates.Turn(turn, turn / 2, role, "I say so.") with { Task = task, Claims = claims, Contested = contested };
        return ToyDebates.Lamp("descent") with
        {
            Protocol = "recursive",
            QuestionId = "q-count",
            QuestionText = "Are at least three of these true?",
            Turns =
            [
                Say(0, "debater_a", "open", null, new StoredClaim("count", "/", "3")),
                Say(1, "debater_b", "open", null, new StoredClaim("count", "/", "2")),
                Say(2, "debater_a", "divide", null, new StoredClaim("count", "/0", "2"), new StoredClaim("count", "/1", "1")),
                Say(3, "debater_b", "challenge", 1),
                Say(4, "debater_a", "divide", null) with { Citations = [ToyDebates.Cite("/0/1", "nobody came")] },
            ],
        };
    }

    /// <summary>A language model spoke first, the better of two drafts.</summary>
    private static StoredDebate Asked() => ToyDebates.Lamp("asked") with
    {
        QuestionId = "q-asked",
        QuestionText = "Which lamp was lit?",
        Turns =
        [
            ToyDebates.Turn(0, 0, "debater_a", "It is so.") with { CallId = "asked:2", Candidates = [new("It is so.", .75), new("It may be so.", .25)] },
            ToyDebates.Turn(1, 0, "debater_b", "It is not."),
        ],
    };

    private static StoredDebate Attack() => ToyDebates.Lamp("attack " + Hostile) with
    {
        Protocol = Hostile,
        QuestionText = "Attack " + Hostile,
        Answers = [Hostile, "no"],
        Sides = [new("A", Hostile, 0, null, true), new("B", Hostile, 1, null, false)],
        Labels = new Dictionary<string, string> { [Hostile] = Hostile },
        Turns =
        [
            ToyDebates.Turn(0, 0, "debater_a", Hostile + new string('w', 100_000), new StoredCitation(Hostile, Hostile, Tree.CitationStatus.NotFound, null, null)),
            ToyDebates.Turn(1, 0, "debater_b", Hostile) with { Claims = [new(Hostile, "/", Hostile)] },
        ],
    };
}
