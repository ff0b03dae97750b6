using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Tests.Toys;

namespace LearningThePrior.Analysis.Tests.Analyzing;

/// <summary>The published data set's own layout and numbers of rooms, with outcomes that are made up: what came in is what the table says.</summary>
public sealed class CheckoutAnalysisTests(ImportedCheckout imported) : IClassFixture<ImportedCheckout>
{
    [Fact]
    public async Task One_import_and_one_analysis_give_the_four_rows_exactly()
    {
        var result = await Analyse(new() { By = ["setting"], Where = ["included_in_paper=true"] });

        Assert.Equal((493, "feedback.json: is no room; it was passed over."), (imported.Report.Debates, imported.Report.Notes[^1]));
        Assert.Equal(
            Checkout.Settings.OrderBy(s => s.Setting, StringComparer.Ordinal).Select(s => (s.Setting, (long)s.Rooms, (double?)((double)s.Right / s.Rooms))),
            result.Groups.Select(g => (g.Factors["setting"], g.Debates, g.Statistics["accuracy"].Value)));
        Assert.Equal(413, result.Overall.Debates);
        Assert.Contains(result.Notes, n => n.Contains("413 verdicts by judges of kind 'human live'; there are also 413 of kind 'human offline'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Kinds_of_judges_stand_apart_unless_they_are_to_be_thrown_together()
    {
        var apart = await Analyse(new() { By = ["kind"] });
        var together = await Analyse(new() { PoolKinds = true });
        var later = await Analyse(new() { Where = ["kind=human offline"] });

        Assert.Equal(["human live", "human offline"], apart.Groups.Select(g => g.Factors["kind"]));
        Assert.Equal(2 * apart.Overall.Judgements, together.Overall.Judgements);
        Assert.Equal(1, later.Overall.Statistics["accuracy"].Value);

        // 129 + 71 + 68 + 61 of the paper's rooms and 4 x 15 others, of 413 + 60.
        Assert.Equal(389 / 473.0, apart.Overall.Statistics["accuracy"].Value!.Value, 1e-12);
        Assert.Equal((389 + 473) / 946.0, together.Overall.Statistics["accuracy"].Value!.Value, 1e-12);
    }

    [Theory]
    [InlineData("included_in_paper", "FIELD=VALUE")]
    [InlineData("colour=red", "'colour' is no factor")]
    [InlineData("kind=robot", "nothing is left; kind is human live, human offline")]
    public async Task A_condition_that_is_none_or_leaves_nothing_says_what_there_is(string where, string problem) =>
        Assert.Contains(problem, (await Assert.ThrowsAsync<ArgumentException>(() => Analyse(new() { Where = [where] }))).Message, StringComparison.Ordinal);

    private Task<AnalysisResult> Analyse(AnalysisOptions options) => TranscriptAnalysis.OfAsync([imported.Run], options, TestContext.Current.CancellationToken);
}
