using LearningThePrior.Analysis.Tests.Toys;
using LearningThePrior.Analysis.Validity;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Tests.Validity;

/// <summary>A validation whose verdicts are drawn, with the draws; analysed once for all tests that only read what came of it.</summary>
public sealed class DrawnValidation : IDisposable
{
    public const int Debates = 60;

    private static readonly string[] Variants = ["relisted", "retest~1", "alone", "challenge~0", "placebo~0", "persuader~0", "attack~x~0", "attack~y~0"];

    private readonly Dictionary<(int Debate, string Variant, string Judge, bool Mirrored), double> _credences = [];
    private readonly List<int> _truth = [];
    private readonly List<(int A, int B)> _words = [];

    public DrawnValidation()
    {
        var random = new Seed(11).CreateRandom();
        for (var i = 0; i < Debates; i++)
        {
            _truth.Add(random.NextInt(2));
            _words.Add((1 + random.NextInt(30), 1 + random.NextInt(30)));
            Debate(i, "", "as_played");
            foreach (var variant in Variants)
            {
                Debate(i, "~" + variant, variant.Split('~')[0], variant.StartsWith("attack", StringComparison.Ordinal) ? variant.Split('~')[1] : null);
            }

            foreach (var judge in new[] { "judge", "rung" })
            {
                foreach (var variant in Variants.Prepend(""))
                {
                    Judge(i, variant, judge, mirrored: false);
                }

                Judge(i, "", judge, mirrored: true);
                Judge(i, "relisted", judge, mirrored: true);
            }

            Judge(i, "alone", "critic", mirrored: false);
        }

        Result = new(AnalyseAsync);

        // The judge knows something, and the critic more.
        void Judge(int i, string variant, string judge, bool mirrored)
        {
            var right = random.NextBool(judge == "critic" ? .9 : .7);
            var sure = .5 + (.01 * (1 + random.NextInt(49)));
            var credence = _truth[i] == 0 == right ? sure : 1 - sure;
            _credences[(i, variant, judge, mirrored)] = credence;
            Run.Judge(variant.Length == 0 ? Id(i) : $"{Id(i)}~{variant}", credence, judge, mirrored);
        }
    }

    /// <summary>Which answer of each debate is true.</summary>
    public IReadOnlyList<int> Truth => _truth;

    /// <summary>How many words each side said.</summary>
    public IReadOnlyList<(int A, int B)> Words => _words;

    /// <summary>What each judge gave answer 0.</summary>
    public IReadOnlyDictionary<(int Debate, string Variant, string Judge, bool Mirrored), double> Credences => _credences;

    /// <summary>The one analysis.</summary>
    public Lazy<Task<ValidityResult>> Result { get; }

    internal ToyRun Run { get; } = new();

    public void Dispose() => Run.Dispose();

    /// <summary>Analyses the run as it stands now.</summary>
    public Task<ValidityResult> AnalyseAsync()
    {
        var path = Run.Path;
        File.WriteAllText(Path.Combine(path, "run.json"), """{"schema":"ltp.run/1","run_id":"v","kind":"validate","validated":["judge","rung"],"critic":"critic","source":"s"}""");
        return ValidityAnalysis.OfAsync(path, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static string Id(int i) => $"d{i:D2}";

    private void Debate(int i, string variant, string test, string? attack = null)
    {
        Run.Debate(Id(i) + variant, Id(i), d => d with
        {
            Labels = attack is null
                ? new Dictionary<string, string> { ["validity"] = test, ["source_debate"] = Id(i) }
                : new Dictionary<string, string> { ["validity"] = test, ["source_debate"] = Id(i), ["attack"] = attack },
            Turns =
            [
                ToyRun.Speech("debater_a", string.Join(' ', Enumerable.Repeat("w", _words[i].A)), CitationStatus.Exact),
                ToyRun.Speech("debater_b", string.Join(' ', Enumerable.Repeat("w", _words[i].B))) with { Citations = [new("/1", "q", CitationStatus.NotFound, null, null)] },
            ],
        });
        Run.Key(Id(i) + variant, _truth[i]);
    }
}
