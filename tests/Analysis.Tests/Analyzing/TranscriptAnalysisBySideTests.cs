using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Tests.Analyzing;

/// <summary>What the analysis tells by side: swaps, orders, whose words and whose citations. Expected numbers by hand arithmetic.</summary>
public sealed class TranscriptAnalysisBySideTests : IDisposable
{
    private readonly ToyRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Both_halves_of_swapped_pairs_count_the_same_way_round()
    {
        // Breakage 7: answer 0 is right and believed in both halves; in the second half it is B who defends it.
        for (var i = 0; i < 6; i++)
        {
            _run.Add($"{i}-first", .8, question: $"{i}");
            _run.Add($"{i}-second", .7, question: $"{i}", with: Swapped);
        }

        var whole = (await _run.AnalyseAsync()).Overall;

        Assert.Equal(1, whole.Statistics["accuracy"].Value);
        Assert.Equal(0, whole.Statistics["flip_swap"].Value);
        Assert.Equal(6, whole.Statistics["flip_swap"].N);
        Assert.Equal(.5, whole.Statistics["for_a"].Value);
        Assert.Equal(1, whole.Statistics["accuracy_honest_b"].Value);
    }

    [Fact]
    public async Task A_verdict_that_goes_with_the_side_is_a_flip()
    {
        _run.Add("first", .8, question: "q");
        _run.Add("second", .2, question: "q", with: Swapped);

        var whole = (await _run.AnalyseAsync()).Overall;

        Assert.Equal(1, whole.Statistics["flip_swap"].Value);
        Assert.Equal(1, whole.Statistics["for_a"].Value);
    }

    [Fact]
    public async Task Answers_listed_the_other_way_round_are_told_apart_by_their_words()
    {
        _run.Add("first", .8, question: "q");
        _run.Add("second", .2, question: "q", correct: 1, with: d => d with { Swap = true, Answers = ["that", "this"] });

        Assert.Equal(0, (await _run.AnalyseAsync()).Overall.Statistics["flip_swap"].Value);
    }

    [Fact]
    public async Task Debaters_on_one_side_are_left_out_of_what_is_told_by_side()
    {
        // Breakage 7, its other half.
        _run.Add("same", .8, with: d => d with { Sides = [d.Sides[0], d.Sides[1] with { Answer = 0 }] });

        var result = await _run.AnalyseAsync();

        Assert.Equal(1, result.Overall.Statistics["accuracy"].Value);
        Assert.Equal(0, result.Overall.Statistics["for_a"].N);
        Assert.Null(result.Ratings);
        var dropped = Assert.Single(result.Dropped);
        Assert.Equal(("debates", 1, "left out of what is told by side: both sides defend the same"), (dropped.What, dropped.Count, dropped.Cause));
        Assert.Equal(["same"], dropped.Examples);
    }

    [Fact]
    public async Task Words_are_counted_alike_whether_or_not_the_line_escapes_them()
    {
        // Seven words with quotation marks, a line break and letters that JSON writes as escapes; three without any.
        _run.Add("a", .8, with: d => d with { Turns = [ToyRun.Speech("debater_a", "Café \"no one\"\ncame – 雪 here")] });
        _run.Add("b", .8, with: d => d with { Turns = [ToyRun.Speech("debater_a", "plain  words here")] });

        Assert.Equal(5, (await _run.AnalyseAsync()).Overall.Statistics["words_honest"].Value);
    }

    [Fact]
    public async Task A_mirrored_copy_is_a_kind_of_its_own_and_pooled_only_where_that_is_asked_for()
    {
        // Six debates judged as played, all rightly, and mirrored, all wrongly: pooled, the judge would be right half of the time.
        for (var i = 0; i < 6; i++)
        {
            _run.Add($"{i}", .8);
            _run.Judge($"{i}", .3, mirrored: true);
        }

        var apart = await _run.AnalyseAsync("judge");
        var pooled = await _run.AnalyseAsync(new AnalysisOptions { PoolKinds = true });
        var mirrored = await _run.AnalyseAsync(new AnalysisOptions { Where = ["kind=mirrored program"] });

        Assert.Equal((1, 6L), (apart.Overall.Statistics["accuracy"].Value, apart.Overall.Judgements));
        Assert.Equal([("mirrored program", 0d), ("program", 1d)], apart.Groups.Select(g => (g.Factors["kind"], g.Statistics["accuracy"].Value!.Value)));
        Assert.Equal((.5, 12L), (pooled.Overall.Statistics["accuracy"].Value, pooled.Overall.Judgements));
        Assert.Equal((0, 6L), (mirrored.Overall.Statistics["accuracy"].Value, mirrored.Overall.Judgements));
        Assert.Contains(apart.Notes, n => n.Contains("6 verdicts by judges of kind 'program'; there are also 6 of kind 'mirrored program'. Mirrored ones are second verdicts", StringComparison.Ordinal));

        // Whether verdicts flip with the order is told of either kind, each pair once.
        Assert.All([apart.Overall, pooled.Overall, .. apart.Groups], g => Assert.Equal((1, 6L), (g.Statistics["flip_order"].Value, g.Statistics["flip_order"].N)));
    }

    [Fact]
    public async Task A_verdict_in_the_mirrored_order_alone_counts_and_is_noted()
    {
        _run.Add("a", .8);
        _run.Add("b", .8, mirrored: true);

        var result = await _run.AnalyseAsync();

        Assert.Equal(2, result.Overall.Judgements);
        Assert.Contains("Of 2 verdicts 1 were given in the mirrored order alone, and count beside those in the order played; --by order tells them apart.", result.Notes);
    }

    [Fact]
    public async Task In_the_mirrored_order_A_is_who_the_judge_saw_as_A()
    {
        // The judge believes whom it sees as A, and hears first, whichever answer that is.
        _run.Add("d", .9);
        _run.Judge("d", .1, mirrored: true);

        var statistics = (await _run.AnalyseAsync(new AnalysisOptions { PoolKinds = true })).Overall.Statistics;

        Assert.Equal(1, statistics["for_a"].Value);
        Assert.Equal(1, statistics["for_first"].Value);
        Assert.Equal(1, statistics["flip_order"].Value);
        Assert.Equal(1, statistics["accuracy_honest_a"].Value);
        Assert.Equal(0, statistics["accuracy_honest_b"].Value);
        Assert.Equal(1, statistics["side_bias"].Value);
        Assert.Equal(1, statistics["seat_bias"].Value);
    }

    [Fact]
    public async Task Agent_score_difference_is_belief_won_for_the_truth_less_belief_won_against_it()
    {
        _run.Add("a", .8);
        _run.Add("b", .6);

        var result = await _run.AnalyseAsync();

        Assert.Equal(.7, result.Overall.Statistics["score_for_truth"].Value!.Value, 1e-12);
        Assert.Equal(.3, result.Overall.Statistics["score_against_truth"].Value!.Value, 1e-12);
        Assert.Equal(.4, result.Overall.Statistics["score_difference"].Value!.Value, 1e-12);
    }

    [Fact]
    public async Task In_a_consultancy_only_who_argued_scores()
    {
        // An honest consultant wins .8; one who argues for the wrong answer wins .4.
        _run.Add("honest", .8, with: d => d with { Sides = [d.Sides[0], d.Sides[1] with { Debater = null }] });
        _run.Add("dishonest", .6, with: d => d with { Sides = [d.Sides[0] with { Debater = null }, d.Sides[1]] });

        var result = await _run.AnalyseAsync();

        Assert.Equal(.4, result.Overall.Statistics["score_difference"].Value!.Value, 1e-12);
        Assert.Equal(0, result.Overall.Statistics["longer_wins"].N);
        Assert.Null(result.Ratings);
    }

    [Fact]
    public async Task Words_and_citations_are_counted_by_the_side_of_the_truth()
    {
        _run.Add("d", .8, with: d => d with
        {
            Turns =
            [
                ToyRun.Speech("debater_a", "three\nshort \u00e9t\u00e9", CitationStatus.Exact, CitationStatus.Normalised, CitationStatus.NearMiss),
                ToyRun.Speech("debater_b", "\"five\" words\tare more, yes", CitationStatus.NotFound),
                ToyRun.Speech("judge", "not counted at all", CitationStatus.Exact),
            ],
        });

        var whole = (await _run.AnalyseAsync()).Overall;

        Assert.Equal(3, whole.Statistics["words_honest"].Value);
        Assert.Equal(5, whole.Statistics["words_dishonest"].Value);
        Assert.Equal(0, whole.Statistics["longer_wins"].Value);
        Assert.Equal(2 / 4.0, whole.Statistics["citations_hold"].Value);
        Assert.Equal(2 / 3.0, whole.Statistics["citations_hold_honest"].Value!.Value, 1e-12);
        Assert.Equal(["honest", "dishonest"], whole.Citations.Select(c => c.Side));
        Assert.Equal(1, whole.Citations[0].Statuses["near_miss"]);
        Assert.Equal(1, whole.Citations[1].Statuses["not_found"]);
    }

    private static StoredDebate Swapped(StoredDebate debate) => debate with
    {
        Swap = true,
        Sides = [debate.Sides[0] with { Answer = 1 }, debate.Sides[1] with { Answer = 0 }],
    };
}
