using LearningThePrior.Analysis.Tests.Toys;
using LearningThePrior.Analysis.Validity;
using static LearningThePrior.Analysis.Validity.ValidityMeasures;

namespace LearningThePrior.Analysis.Tests.Validity;

/// <summary>Every measure on drawn verdicts against the figure computed directly from the draws.</summary>
public sealed class ValidityAnalysisTests(DrawnValidation drawn) : IClassFixture<DrawnValidation>
{
    private const int Debates = DrawnValidation.Debates;

    private readonly IReadOnlyList<int> _truth = drawn.Truth;
    private readonly IReadOnlyList<(int A, int B)> _words = drawn.Words;
    private readonly IReadOnlyDictionary<(int Debate, string Variant, string Judge, bool Mirrored), double> _credences = drawn.Credences;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shares_are_those_of_the_draws()
    {
        var measures = (await OfAsync()).Measures;

        Equal(Mean(i => Right(i, "")), measures[Accuracy].Value);
        Equal(Mean(i => Right(i, "")), measures[Agreement].Value);
        Equal(Mean(i => Choice(i, "") == Choice(i, "retest~1") ? 1 : 0), measures[RetestAgreement].Value);
        Equal(Mean(i => new[] { Choice(i, ""), Choice(i, "", mirrored: true), Choice(i, "relisted"), Choice(i, "relisted", mirrored: true) }.Distinct().Count() == 1 ? 1 : 0), measures[OrdersAgree].Value);
        Equal(Mean(i => Choice(i, "") != Choice(i, "attack~x~0") || Choice(i, "") != Choice(i, "attack~y~0") ? 1 : 0), measures[AnyAttack].Value);
        Equal(Mean(i => Right(i, "alone")), measures[AccuracyAlone].Value);
        Equal(Mean(i => Right(i, "alone", "critic")), measures[CriticAccuracy].Value);
        var (gap, gain) = (Mean(i => Right(i, "alone", "critic") - Right(i, "alone")), Mean(i => Right(i, "") - Right(i, "alone")));
        Equal(gap, measures[CriticGap].Value);
        Equal(gain, measures[DebateGain].Value);
        Equal(gain / gap, measures[GapRecovered].Value);
        Equal(.5, measures[Verification].Value);
    }

    [Fact]
    public async Task Kappas_are_agreement_less_chance_over_one_less_chance()
    {
        var measures = (await OfAsync()).Measures;

        Equal(Cohen(i => _truth[i], i => Choice(i, "")), measures[Kappa].Value);
        Equal(Cohen(i => Choice(i, ""), i => Choice(i, "retest~1")), measures[RetestKappa].Value);

        double Cohen(Func<int, int> first, Func<int, int> second)
        {
            var (p, q, agree) = (Mean(i => first(i)), Mean(i => second(i)), Mean(i => first(i) == second(i) ? 1 : 0));
            var chance = (p * q) + ((1 - p) * (1 - q));
            return (agree - chance) / (1 - chance);
        }
    }

    [Fact]
    public async Task What_turns_verdicts_is_told_one_by_one()
    {
        var shifts = (await OfAsync()).Shifts;

        Assert.Equal(["retest", "mirrored", "relisted", "challenge", "placebo", "persuader", "x", "y"], shifts.Select(s => s.Attack ?? s.Test));
        string[] variants = ["retest~1", "", "relisted", "challenge~0", "placebo~0", "persuader~0", "attack~x~0", "attack~y~0"];
        foreach (var (shift, variant) in shifts.Zip(variants))
        {
            var mirrored = variant.Length == 0;
            Equal(Mean(i => Choice(i, variant, mirrored: mirrored) != Choice(i, "") ? 1 : 0), shift.Flipped.Value);
            Equal(Mean(i => Right(i, variant, mirrored: mirrored) - Right(i, "")), shift.Accuracy.Value);
            Assert.Equal(0, shift.Undone.Value);
        }
    }

    [Fact]
    public async Task The_surface_is_predicted_by_pairs_of_sides()
    {
        var judge = await OfAsync();

        (double Lead, bool Won)[] cases = [.. Enumerable.Range(0, Debates).SelectMany(i => new[] { ((double)(_words[i].A - _words[i].B), Choice(i, "") == 0), (_words[i].B - _words[i].A, Choice(i, "") == 1) })];
        var pairs = from won in cases.Where(c => c.Won) from lost in cases.Where(c => !c.Won) select won.Lead > lost.Lead ? 1 : won.Lead == lost.Lead ? .5 : 0;
        Equal(pairs.Average(), judge.Surface.Single(s => s.Feature == "words").Verdicts.Value);
        Equal(Mean(i => Choice(i, "") == 0 ? 1 : 0), judge.Surface.Single(s => s.Feature == "called A").Verdicts.Value);
        Equal(judge.Surface.Max(s => Math.Abs(s.Truth.Value!.Value - .5)) + .5, judge.Measures[FloorOfTruth].Value);
    }

    [Fact]
    public async Task Each_half_of_the_questions_is_corrected_by_the_errors_of_the_other()
    {
        var measures = (await OfAsync()).Measures;

        double Corrected(int half)
        {
            var known = Enumerable.Range(0, Debates).Where(i => i % 2 != half).ToArray();
            var asked = Enumerable.Range(0, Debates).Where(i => i % 2 == half).ToArray();
            var sensitivity = known.Where(i => _truth[i] == 0).Average(i => Choice(i, "") == 0 ? 1.0 : 0);
            var specificity = known.Where(i => _truth[i] == 1).Average(i => Choice(i, "") == 1 ? 1.0 : 0);
            return Math.Clamp((asked.Average(i => Choice(i, "") == 0 ? 1.0 : 0) + specificity - 1) / (sensitivity + specificity - 1), 0, 1);
        }

        Equal((Corrected(0) + Corrected(1)) / 2, measures[CorrectedShare].Value);
        Equal(Mean(i => _truth[i] == 0 ? 1 : 0), measures[TrueShare].Value);
        Equal(Mean(i => Choice(i, "") == 0 ? 1 : 0), measures[ApparentShare].Value);
        var onA = Enumerable.Range(0, Debates).Where(i => _truth[i] == 0).ToArray();
        Equal(onA.Average(i => Choice(i, "") == 0 ? 1.0 : 0), measures[Sensitivity].Value);
    }

    [Fact]
    public async Task Conformal_abstention_has_the_threshold_of_the_other_half()
    {
        var measures = (await OfAsync()).Measures;

        double InTruth(int i) => _truth[i] == 0 ? _credences[(i, "", "judge", false)] : 1 - _credences[(i, "", "judge", false)];
        double Threshold(int half) => Enumerable.Range(0, Debates).Where(i => i % 2 != half).Select(InTruth).OrderDescending().ElementAt((int)Math.Ceiling(31 * .9) - 1);
        var missed = Mean(i => InTruth(i) >= Threshold(i % 2) ? 0 : 1);
        var decided = Enumerable.Range(0, Debates).Where(i => (InTruth(i) >= Threshold(i % 2)) != (1 - InTruth(i) >= Threshold(i % 2))).ToArray();

        Equal(missed, measures[ConformalMissed].Value);
        Equal((double)decided.Length / Debates, measures[ConformalDecided].Value);
        Equal(decided.Average(i => InTruth(i) >= Threshold(i % 2) ? 0.0 : 1), measures[ConformalError].Value);
    }

    [Fact]
    public async Task The_ladder_pairs_judges_on_the_same_debates()
    {
        var contrast = Assert.Single((await ResultAsync()).Ladder);

        Assert.Equal(("rung", "judge"), (contrast.Judge, contrast.Against));
        Equal(Mean(i => Right(i, "", "rung") - Right(i, "")), contrast.Accuracy.Measured.Value);
        Assert.Equal(Enumerable.Range(0, Debates).Count(i => Right(i, "", "rung") > Right(i, "")), contrast.OnlyJudge);
        Assert.Equal(Enumerable.Range(0, Debates).Count(i => Right(i, "", "rung") < Right(i, "")), contrast.OnlyAgainst);
        var others = Assert.Single((await OfAsync()).Others);
        Equal(Mean(i => Choice(i, "", "rung") == Choice(i, "") ? 1 : 0), others.Agreement.Value);
    }

    [Fact]
    public async Task The_page_holds_every_measure_and_runs_nothing()
    {
        var html = ValidityPage.Html(await ResultAsync());

        Assert.All(Definitions.Keys, name => Assert.Contains(name.Replace('_', ' '), html, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.Equal(html, ValidityPage.Html(await drawn.AnalyseAsync()));
    }

    [Fact]
    public async Task Names_of_others_stand_in_the_page_as_text()
    {
        var result = await ResultAsync();
        var hostile = result with { Judges = [.. result.Judges.Select(j => j with { Judge = "<script>alert(1)</script>\"'" })], Notes = ["</main><img src=x>"] };

        var html = ValidityPage.Html(hostile);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Debates_that_could_not_be_judged_are_told_before_anything_else()
    {
        using var other = new DrawnValidation();
        File.WriteAllText(
            Path.Combine(other.Run.Path, "items.jsonl"),
            """{"schema":"ltp.item/1","run_id":"v","key":"gone","kind":"validation","status":"failed","error":"No reply."}""" + "\n");

        Assert.Equal(
            $"1 of {Debates + 1} debates could not be judged to the end, and what was not judged is in no table. The first is gone: No reply.",
            (await other.AnalyseAsync()).Notes[0]);
    }

    [Fact]
    public async Task Debates_whose_speeches_name_sides_are_counted_as_mirroring_turns_their_words_round()
    {
        using var other = new DrawnValidation();
        other.Run.Debate("named", "named", d => d with
        {
            Labels = new Dictionary<string, string> { ["validity"] = "as_played", ["source_debate"] = "named" },
            Turns = [ToyRun.Speech("debater_a", "Debater B's point is beside the question.")],
        });

        Assert.Contains((await other.AnalyseAsync()).Notes, n => n.StartsWith($"In 1 of {Debates + 1} debates speeches call sides by their labels", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_is_no_validation_is_refused_by_name()
    {
        using var run = new ToyRun();
        run.Add("d", .9);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => ValidityAnalysis.OfAsync(run.Path, cancellationToken: Token));

        Assert.Contains("is no run of 'ltp validate'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_holds_every_definition_word_for_word()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LearningThePrior.sln")))
        {
            folder = folder.Parent!;
        }

        var document = File.ReadAllText(Path.Combine(folder.FullName, "docs", "validity.md"));
        Assert.All(Definitions, d => Assert.Contains($"| `{d.Key}` | {d.Value} |", document, StringComparison.Ordinal));
    }

    private static void Equal(double expected, double? actual) => Assert.Equal(expected, actual!.Value, 1e-12);

    private static double Mean(Func<int, double> of) => Enumerable.Range(0, Debates).Average(of);

    private int Choice(int i, string variant, string judge = "judge", bool mirrored = false) => _credences[(i, variant, judge, mirrored)] > .5 ? 0 : 1;

    private int Right(int i, string variant, string judge = "judge", bool mirrored = false) => Choice(i, variant, judge, mirrored) == _truth[i] ? 1 : 0;

    private async Task<JudgeValidity> OfAsync() => (await ResultAsync()).Judges[0];

    private Task<ValidityResult> ResultAsync() => drawn.Result.Value;
}
