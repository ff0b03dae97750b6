using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Tests.Toys;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Tests.Analyzing;

/// <summary>Expected numbers by hand arithmetic on runs of a few debates.</summary>
public sealed class TranscriptAnalysisTests : IDisposable
{
    private readonly ToyRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Accuracy_and_scores_are_means_over_verdicts()
    {
        _run.Add("a", .8);
        _run.Add("b", .6);
        _run.Add("c", .3);
        _run.Add("d", .5);

        var whole = (await _run.AnalyseAsync()).Overall;

        // The even verdict falls to no side, and counts as wrong.
        Assert.Equal(2 / 4.0, whole.Statistics["accuracy"].Value!.Value, 1e-12);
        Assert.Equal(2 / 4.0, whole.Statistics["accuracy_of_all"].Value);
        Assert.Equal((Math.Log(.8) + Math.Log(.6) + Math.Log(.3) + Math.Log(.5)) / 4, whole.Statistics["log_score"].Value!.Value, 1e-12);
        Assert.Equal(((.04 + .16 + .49 + .25) * 2) / 4, whole.Statistics["brier"].Value!.Value, 1e-12);
        Assert.Equal(.25, whole.Statistics["even"].Value);
        Assert.Equal(.55, whole.Statistics["credence_in_truth"].Value!.Value, 1e-12);
    }

    [Fact]
    public async Task The_cost_of_a_debate_is_unknown_where_calls_were_made_at_an_unknown_price_whatever_the_others_cost()
    {
        _run.Add("imported", .8);
        _run.Add("called", .8, with: d => d with { NCalls = 2, Cost = .04 });
        _run.Add("replayed", .8, with: d => d with { NCalls = 2, Cost = 0 });
        Assert.Equal(.02, (await _run.AnalyseAsync()).Overall.Statistics["cost_of_debate"].Value);

        _run.Add("unpriced", .8, with: d => d with { NCalls = 2 });
        Assert.Equal(
            Measured.None(4, "unknown: 1 of 4 debates made calls at prices that nobody told"), (await _run.AnalyseAsync()).Overall.Statistics["cost_of_debate"]);
    }

    [Theory]
    [InlineData("judge=noisy:temperature=3,bias=1", "noisy:temperature=3,bias=1")]
    [InlineData("judge=noisy:temperature=3,bias=1,exact", "exact", "noisy:temperature=3,bias=1")]
    [InlineData("judge=exact, noisy:temperature=3,bias=1", "exact", "noisy:temperature=3,bias=1")]
    [InlineData("judge=exact,noisy:temperature=3", "exact", "noisy:temperature=3")]
    [InlineData("question=one, or two", "exact", "noisy:temperature=3", "noisy:temperature=3,bias=1")]
    [InlineData("question=,one, or two,", "exact", "noisy:temperature=3", "noisy:temperature=3,bias=1")]
    public async Task A_condition_may_name_values_that_hold_commas(string where, params string[] judges)
    {
        foreach (var judge in new[] { "noisy:temperature=3,bias=1", "noisy:temperature=3", "exact" })
        {
            _run.Add(judge, .8, question: "one, or two", judge: judge);
        }

        var result = await _run.AnalyseAsync(new AnalysisOptions { By = ["judge"], Where = [where] });
        Assert.Equal(judges, result.Groups.Select(g => g.Factors["judge"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_verdict_a_question_bears_Wilsons_interval()
    {
        for (var i = 0; i < 100; i++)
        {
            _run.Add($"{i}", i < 90 ? .9 : .1);
        }

        var accuracy = (await _run.AnalyseAsync()).Overall.Statistics["accuracy"];

        // R: prop.test(90, 100, correct = FALSE).
        Assert.Equal(.825634338495087, accuracy.Low!.Value, 1e-9);
        Assert.Equal(.944770862939325, accuracy.High!.Value, 1e-9);
    }

    [Fact]
    public async Task No_interval_is_made_of_one_question()
    {
        for (var i = 0; i < 20; i++)
        {
            _run.Add($"{i}", i < 15 ? .9 : .1, question: "the one");
        }

        var accuracy = (await _run.AnalyseAsync()).Overall.Statistics["accuracy"];

        Assert.Equal(new Measured(.75, null, null, 20, "no interval: one question only, 5 are needed"), accuracy);
    }

    [Fact]
    public async Task One_debate_is_analysed_and_bears_no_interval()
    {
        _run.Add("only", .8);

        var whole = (await _run.AnalyseAsync()).Overall;

        Assert.Equal(1, whole.Statistics["accuracy"].Value);
        Assert.All(whole.Statistics.Values, m => Assert.Null(m.Low));
        Assert.All(whole.Statistics.Values, m => Assert.NotNull(m.Why));
    }

    [Fact]
    public async Task A_failed_verdict_is_no_win_for_any_side()
    {
        // Breakage 2.
        _run.Add("a", .8);
        foreach (var status in new[] { "failed", "unparseable", "tie", "abstained" })
        {
            _run.Debate(status);
            _run.Key(status, 0);
            _run.Fail(status, status);
        }

        var whole = (await _run.AnalyseAsync()).Overall;

        // The declared tie counts as wrong; the other three are no verdicts.
        Assert.Equal(.5, whole.Statistics["accuracy"].Value);
        Assert.Equal(1, whole.Statistics["for_a"].N);
        Assert.Equal(.2, whole.Statistics["accuracy_of_all"].Value);
        Assert.All(["failed", "unparseable", "tie", "abstained"], name => Assert.Equal(.2, whole.Statistics[name].Value));
    }

    [Fact]
    public async Task All_verdicts_failed_leaves_rates_and_nothing_else()
    {
        foreach (var id in new[] { "a", "b", "c" })
        {
            _run.Debate(id);
            _run.Key(id, 0);
            _run.Fail(id);
        }

        var whole = (await _run.AnalyseAsync()).Overall;

        Assert.Equal(1, whole.Statistics["failed"].Value);
        Assert.Equal(Measured.None(0, "no verdict whose truth is known"), whole.Statistics["accuracy"]);
        Assert.Null(whole.Calibration);
        Assert.Empty(whole.Stages);
    }

    [Fact]
    public async Task Failures_stay_in_the_table_by_the_side_that_held_the_truth()
    {
        // Breakage 11: the judge fails where B is right.
        _run.Add("a", .9);
        foreach (var id in new[] { "b", "c" })
        {
            _run.Debate(id);
            _run.Key(id, 1);
            _run.Fail(id);
        }

        _run.Debate("d");
        _run.Key("d", 1);

        Assert.Equal(
            [new OutcomeRow("A", 1, 0, 0, 0, 0, 0, 0, 0, 0), new OutcomeRow("B", 0, 0, 0, 0, 0, 0, 0, 2, 1)],
            (await _run.AnalyseAsync()).Overall.Outcomes);
    }

    [Fact]
    public async Task A_truth_that_was_excluded_makes_the_log_score_infinite_and_is_counted()
    {
        _run.Add("a", .8);
        _run.Add("b", 0);

        var statistics = (await _run.AnalyseAsync()).Overall.Statistics;

        Assert.Null(statistics["log_score"].Value);
        Assert.Equal("minus infinity: 1 of 2 verdicts gave the truth no credence; log_score_finite is the mean of the others", statistics["log_score"].Why);
        Assert.Equal(Math.Log(.8), statistics["log_score_finite"].Value!.Value, 1e-12);
        Assert.Equal(.5, statistics["truth_excluded"].Value);
    }

    [Fact]
    public async Task Ten_answers_are_as_good_as_two()
    {
        double[] credences = [.05, .05, .05, .05, .05, .05, .05, .05, .1, .5];
        _run.Debate("ten", with: d => d with { Answers = [.. Enumerable.Range(0, 10).Select(i => $"{i}")], Sides = [d.Sides[0], d.Sides[1] with { Answer = 9 }] });
        _run.Key("ten", 9);
        _run.Judge("ten", "decided", credences);

        var whole = (await _run.AnalyseAsync()).Overall;

        Assert.Equal(1, whole.Statistics["accuracy"].Value);
        Assert.Equal((8 * .0025) + .01 + .25, whole.Statistics["brier"].Value!.Value, 1e-12);
        Assert.Equal(0, whole.Statistics["for_a"].Value);
        Assert.Equal(.5, whole.Calibration!.Bins.Single().Credence);
    }

    [Fact]
    public async Task Belief_by_round_takes_the_verdict_for_its_own_stage()
    {
        _run.Add("d", .8);
        _run.Judge("d", .5, stage: 0, final: false);
        _run.Judge("d", .2, stage: 1, final: false);

        var whole = (await _run.AnalyseAsync()).Overall;

        Assert.Equal([(0, .5), (1, .8)], whole.Stages.Select(s => (s.Stage, s.Credence.Value!.Value)));
        Assert.Equal(1, whole.Judgements);
    }

    [Fact]
    public async Task A_debate_that_no_verdict_ended_still_tells_what_was_believed_on_the_way()
    {
        _run.Add("d", .8);
        _run.Debate("e");
        _run.Key("e", 0);
        _run.Judge("e", .4, stage: 0, final: false);

        var whole = (await _run.AnalyseAsync()).Overall;

        Assert.Equal([(0, .4), (1, .8)], whole.Stages.Select(s => (s.Stage, s.Credence.Value!.Value)));
    }

    [Fact]
    public async Task All_stages_are_groups_of_their_own()
    {
        _run.Add("d", .8);
        _run.Judge("d", .4, stage: 0, final: false);

        var result = await _run.AnalyseAsync(new AnalysisOptions { AllStages = true });

        Assert.Equal(["stage"], result.By);
        Assert.Equal([("0", 0), ("1", 1)], result.Groups.Select(g => (g.Factors["stage"], g.Statistics["accuracy"].Value!.Value)));
        Assert.Equal(1, result.Overall.Judgements);
    }

    [Fact]
    public async Task A_later_judgement_of_the_same_occasion_takes_the_place_of_an_earlier_one()
    {
        _run.Debate("d");
        _run.Key("d", 0);
        _run.Fail("d");
        _run.Judge("d", .8);

        var result = await _run.AnalyseAsync();

        Assert.Equal((1, 0), (result.Overall.Statistics["accuracy"].Value, result.Overall.Statistics["failed"].Value));
        Assert.Equal("given again later by the same judge, at the same stage and in the same order", Assert.Single(result.Dropped).Cause);
    }

    [Fact]
    public async Task One_who_takes_part_and_judges_again_afterwards_gives_two_verdicts_one_of_each_kind()
    {
        for (var i = 0; i < 2; i++)
        {
            _run.Debate($"{i}");
            _run.Key($"{i}", 0);
            _run.Human($"{i}", .8, "Ann", "human");
            _run.Human($"{i}", .4, "Ann", "human_offline_timed");
            _run.Human($"{i}", .3, "Ann", "human_offline_timed", mirrored: true);
        }

        var result = await _run.AnalyseAsync("judge");

        Assert.Empty(result.Dropped);
        Assert.Equal(
            [("human live", 2, 1), ("human offline", 2, 0), ("mirrored human offline", 2, 0)],
            result.Groups.Select(g => (g.Factors["kind"], (int)g.Judgements, (int)g.Statistics["accuracy"].Value!.Value)));
        var pair = Assert.Single(result.Agreement.Pairs);
        Assert.Equal(("Ann (human live)", "Ann (human offline)", 2, 0), (pair.First, pair.Second, (int)pair.Debates, (int)pair.Agree.Value!.Value));
        Assert.Equal(0, result.Groups[1].Statistics["flip_order"].Value);
    }

    [Fact]
    public async Task The_same_bytes_whatever_the_number_of_cores()
    {
        for (var i = 0; i < 40; i++)
        {
            _run.Add($"{i}", .3 + (.015 * i), question: $"{i / 2}");
        }

        var (first, second) = (await _run.AnalyseAsync("protocol"), await _run.AnalyseAsync("protocol"));

        Assert.Equal(Json(first), Json(second));
        static string Json(AnalysisResult result) => System.Text.Json.JsonSerializer.Serialize(result, AnalysisJson.Default.AnalysisResult);
    }
}
