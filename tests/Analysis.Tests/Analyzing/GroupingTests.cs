using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Tests.Toys;

namespace LearningThePrior.Analysis.Tests.Analyzing;

public sealed class GroupingTests : IDisposable
{
    private readonly ToyRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Groups_are_the_combinations_that_occur_in_order()
    {
        _run.Add("a", .8, judge: "y", with: Of("10"));
        _run.Add("b", .8, judge: "x", with: Of("10"));
        _run.Add("c", .2, judge: "x", with: Of("9"));

        var result = await _run.AnalyseAsync("depth", "judge");

        Assert.Equal([("9", "x"), ("10", "x"), ("10", "y")], result.Groups.Select(g => (g.Factors["depth"], g.Factors["judge"])));
        Assert.Equal([0, 1, 1], result.Groups.Select(g => g.Statistics["accuracy"].Value));
    }

    [Fact]
    public async Task An_unknown_factor_lists_those_that_there_are()
    {
        _run.Add("a", .8, with: Of("3"));

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => _run.AnalyseAsync("deepness"));

        Assert.Contains("'deepness' is no factor of these runs; there are run, protocol,", refused.Message, StringComparison.Ordinal);
        Assert.Contains("judge,", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("depth.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_judge_lists_those_that_there_are()
    {
        _run.Add("a", .8);

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => _run.AnalyseAsync(new AnalysisOptions { Judge = "nobody" }));

        Assert.Equal("no judgement is by 'nobody'; there are judge.", refused.Message);
    }

    [Fact]
    public async Task Comparisons_are_on_the_common_questions_and_say_what_was_dropped()
    {
        // Breakage 13: "hard" was put to the first protocol only, and would have decided the comparison.
        for (var i = 0; i < 6; i++)
        {
            _run.Add($"{i}-x", .8, question: $"{i}", with: d => d with { Protocol = "x" });
            _run.Add($"{i}-y", i < 3 ? .8 : .4, question: $"{i}", with: d => d with { Protocol = "y" });
        }

        _run.Add("hard-x", .1, question: "hard", with: d => d with { Protocol = "x" });

        var result = await _run.AnalyseAsync("protocol");
        var pair = Assert.Single(result.Comparisons);

        Assert.Equal((6, 1, 0), (pair.CommonQuestions, pair.FirstOnly, pair.SecondOnly));
        Assert.Equal(.5, pair.Differences["accuracy"].Measured.Value!.Value, 1e-12);

        // Three differences of one sign: two of eight ways to sign them are as extreme.
        Assert.Equal(.25, pair.Differences["accuracy"].P!.Value, 1e-12);
        Assert.True(pair.Differences["accuracy"].Exact);
        var dropped = Assert.Single(result.Dropped);
        Assert.Equal(("questions", "only protocol=x has them: left out of its comparison with protocol=y"), (dropped.What, dropped.Cause));
        Assert.Equal(["hard"], dropped.Examples);
    }

    [Fact]
    public async Task Groups_without_a_common_question_are_not_compared_and_so_drop_nothing()
    {
        _run.Add("a", .8, with: d => d with { Protocol = "x" });
        _run.Add("b", .8, with: d => d with { Protocol = "y" });

        var result = await _run.AnalyseAsync("protocol");

        Assert.Equal((0, 1, 1), (result.Comparisons[0].CommonQuestions, result.Comparisons[0].FirstOnly, result.Comparisons[0].SecondOnly));
        Assert.Empty(result.Dropped);
    }

    [Fact]
    public async Task Questions_are_those_of_the_debates_that_are_counted()
    {
        // "b" was judged before its first round only: it has no verdict, and its belief counts by round alone.
        _run.Add("a", .8);
        _run.Debate("b");
        _run.Key("b", 0);
        _run.Judge("b", .5, stage: 0, final: false);

        var all = (await _run.AnalyseAsync()).Overall;

        Assert.Equal((1, 1), (all.Debates, all.Questions));
        Assert.Equal([1L, 1L], all.Stages.Select(s => s.Credence.N));
    }

    [Fact]
    public async Task Two_judges_are_compared_where_both_judged()
    {
        // Both favour answer 0 on a and b, differ on c; d has one judge only. Agree 2 of 3; marginals (2, 1) and (3, 0): kappa 0.
        foreach (var (id, second) in new[] { ("a", .9), ("b", .7), ("c", .6) })
        {
            _run.Add(id, id == "c" ? .2 : .8, judge: "x");
            _run.Judge(id, second, judge: "y");
        }

        _run.Add("d", .3, judge: "x");

        var pair = Assert.Single((await _run.AnalyseAsync()).Agreement.Pairs);

        Assert.Equal((3L, "x", "y"), (pair.Debates, pair.First, pair.Second));
        Assert.Equal(2 / 3.0, pair.Agree.Value!.Value, 1e-12);
        Assert.Equal(0, pair.Kappa.Value!.Value, 1e-12);
        Assert.Equal("no interval: 3 questions only, 5 are needed", pair.Kappa.Why);
    }

    [Fact]
    public async Task Debaters_are_rated_by_the_verdicts_for_their_sides()
    {
        // Ann and bob change sides; ann wins six of eight. Without bias of side her odds are 3: strengths of ±log(3)/2.
        for (var i = 0; i < 8; i++)
        {
            var annIsA = i % 2 == 0;
            var annWins = i is not (0 or 1);
            _run.Add($"{i}", annWins == annIsA ? .8 : .2, with: d => annIsA ? d : d with { Sides = [d.Sides[0] with { Debater = "bob" }, d.Sides[1] with { Debater = "ann" }] });
        }

        var ratings = (await _run.AnalyseAsync()).Ratings!;

        Assert.Equal(Math.Log(3) / 2, ratings.Debaters[0].Rating.Value!.Value, 1e-9);
        Assert.Equal(("ann", 6L, 8L), (ratings.Debaters[0].Debater, ratings.Debaters[0].Wins, ratings.Debaters[0].Rating.N));
        Assert.Equal(0, ratings.SideA.Value!.Value, 1e-9);
        Assert.NotNull(ratings.Covariance);
    }

    [Fact]
    public async Task A_debater_who_always_wins_is_rated_by_a_penalty_that_a_note_states()
    {
        _run.Add("a", .8);
        _run.Add("b", .7);

        var result = await _run.AnalyseAsync();

        Assert.Equal(1, result.Ratings!.Penalty);
        Assert.Null(result.Ratings.Covariance);
        Assert.Contains(result.Notes, n => n.Contains("no chain of wins leads from bob to ann, so the distance between them has no limit", StringComparison.Ordinal));
        Assert.All(result.Ratings.Debaters, d => Assert.True(double.IsFinite(d.Rating.Value!.Value)));
    }

    private static Func<StoredDebate, StoredDebate> Of(string depth) =>
        d => d with { Labels = new Dictionary<string, string> { ["depth"] = depth } };
}
