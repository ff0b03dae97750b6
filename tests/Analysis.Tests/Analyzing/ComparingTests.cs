using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Tests.Toys;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Tests.Analyzing;

/// <summary>Groups against each other: paired, unpaired, on the same debates, against a baseline, and corrected.</summary>
public sealed class ComparingTests : IDisposable
{
    private readonly ToyRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Judges_of_the_same_debates_are_set_against_each_other_debate_by_debate()
    {
        for (var i = 0; i < 12; i++)
        {
            _run.Add($"d{i:D2}", i < 9 ? .9 : .1, judge: "ann");
            _run.Judge($"d{i:D2}", i is < 2 or > 10 ? .9 : .1, judge: "bob");
        }

        var same = Assert.Single((await _run.AnalyseAsync("judge")).Comparisons).SameDebates!;

        Assert.Equal((12, 7, 1), (same.Debates, same.FirstOnly, same.SecondOnly));
        Assert.Equal(2 * 9 / 256.0, same.P!.Value, 1e-12); // (1 + 8) / 2^8, twice
    }

    [Fact]
    public async Task Conditions_with_different_questions_are_contrasted_by_question()
    {
        bool[] first = [true, true, true, false, true, true], second = [false, true, false, false, true];
        for (var i = 0; i < first.Length; i++)
        {
            Add($"f{i}", first[i], "x");
        }

        for (var i = 0; i < second.Length; i++)
        {
            Add($"s{i}", second[i], "y");
        }

        var pair = Assert.Single((await _run.AnalyseAsync("condition")).Comparisons);

        Assert.Null(pair.Differences["accuracy"].Measured.Value);
        Assert.Null(pair.SameDebates);
        Assert.Equal((5.0 / 6) - (2.0 / 5), pair.Unpaired["accuracy"].Measured.Value!.Value, 1e-12);
        static double Square(bool[] x) => (x.Average(v => v ? 1.0 : 0) is var p ? p * (1 - p) : 0) / (x.Length - 1);
        var t = ((5.0 / 6) - (2.0 / 5)) / Math.Sqrt(Square(first) + Square(second));
        Assert.Equal(2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, 4, -t), pair.Unpaired["accuracy"].P!.Value, 1e-9);
    }

    [Fact]
    public async Task More_than_twelve_groups_are_compared_with_a_baseline()
    {
        for (var i = 0; i < 14; i++)
        {
            Add($"d{i:D2}", i % 2 == 0, $"c{i:D2}");
        }

        var all = await _run.AnalyseAsync("condition");
        var against = await _run.AnalyseAsync(new AnalysisOptions { By = ["condition"], Baseline = "condition=c03" });

        Assert.Empty(all.Comparisons);
        Assert.Contains(all.Notes, n => n.Contains("--baseline", StringComparison.Ordinal));
        Assert.Equal(13, against.Comparisons.Count);
        Assert.All(against.Comparisons, c => Assert.Equal("c03", c.Second["condition"]));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => _run.AnalyseAsync(new AnalysisOptions { By = ["condition"], Baseline = "condition=none" }));
        Assert.Contains("condition=c00", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Correction.Holm)]
    [InlineData(Correction.BenjaminiHochberg)]
    public async Task P_values_are_corrected_for_their_number_where_asked(Correction correction)
    {
        for (var i = 0; i < 30; i++)
        {
            _run.Add($"d{i:D2}", i < 25 ? .9 : .1, judge: "ann");
            _run.Judge($"d{i:D2}", i < 12 ? .9 : .1, judge: "bob");
            _run.Judge($"d{i:D2}", i < 20 ? .9 : .1, judge: "cleo");
        }

        var compared = (await _run.AnalyseAsync(new AnalysisOptions { By = ["judge"], Correction = correction })).Comparisons;

        double?[] p = [.. compared.Select(c => c.Differences["accuracy"].P)];
        var expected = correction == Correction.Holm ? MultipleComparisons.Holm(p) : MultipleComparisons.BenjaminiHochberg(p);
        Assert.Equal(expected, compared.Select(c => c.Differences["accuracy"].CorrectedP));
        Assert.All(compared.Zip(p), c => Assert.True(c.First.Differences["accuracy"].CorrectedP >= c.Second));
        Assert.All((await _run.AnalyseAsync("judge")).Comparisons, c => Assert.Null(c.Differences["accuracy"].CorrectedP));
    }

    [Fact]
    public async Task Who_met_nobody_of_the_others_is_named_and_who_never_lost_is_rated_by_a_stated_penalty()
    {
        void Met(string id, string a, string b, bool aWins) => _run.Add(id, aWins ? .9 : .1, with: d => d with { Sides = [new("A", a, 0, null, true), new("B", b, 1, null, false)] });
        foreach (var i in Enumerable.Range(0, 6))
        {
            Met($"x{i}", i % 2 == 0 ? "ann" : "bob", i % 2 == 0 ? "bob" : "ann", i % 2 == 0);
            Met($"y{i}", i % 2 == 0 ? "bob" : "cleo", i % 2 == 0 ? "cleo" : "bob", i < 3);
        }

        Met("z", "dan", "eve", true);

        var result = await _run.AnalyseAsync();

        var ratings = result.Ratings!;
        Assert.Equal(["ann", "bob", "cleo"], ratings.Debaters.Select(d => d.Debater));
        Assert.Equal(["dan", "eve"], ratings.Unrated);
        Assert.Equal(1, ratings.Penalty);
        Assert.True(ratings.Debaters[0].Rating.Value > ratings.Debaters[1].Rating.Value);
        Assert.Contains(result.Notes, n => n.StartsWith("Ratings are penalised, as no chain of wins leads from bob to ann", StringComparison.Ordinal));
        Assert.Contains(result.Notes, n => n.Contains("not rated: dan, eve.", StringComparison.Ordinal));
    }

    private void Add(string id, bool isRight, string condition) =>
        _run.Add(id, isRight ? .9 : .1, with: d => d with { Labels = new Dictionary<string, string> { ["condition"] = condition } });
}
