using LearningThePrior.Probability;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Worlds.Tests.Table;

public class WalkFitTests
{
    private static readonly TableWorld World = new TableWorlds { Examples = 200, Periods = 5 }.SampleTable(new Seed(1));
    private static readonly WalkFit Fit = WalkFit.Of(WalkLink.Of(World.Code), TableForm.PriorOf(World.Code), Pace.AsSaid, World.ByPeriod());

    /// <summary>A sum over a grid of two periods' slopes and a base rate that is as good as known.</summary>
    [Fact]
    public void The_posterior_of_one_slope_over_two_periods_is_the_grids()
    {
        var table = SmallTable.Read("period,x,label\n1,1,yes\n1,-1,no\n1,1,yes\n2,1,no\n2,-1,no\n2,1,yes\n3,1,yes\n3,-1,no\n");
        var beliefs = BeliefsFile.Parse(
            """{"schema": "ltp.beliefs/1", "label": {"classes": ["no", "yes"], "width": 1e-4, "step": 0}, "columns": {"x": {"type": "number", "low": -0.5, "high": 1, "lasting": "fast"}}}""",
            "mine.json",
            table);
        var code = TableCode.Of(table, beliefs, TableSplit.Of(table, "period", .7));
        var prior = TableForm.PriorOf(code);
        (CodedRow, int)[][] rows = [.. Enumerable.Range(0, 2).Select(t => Enumerable.Range(3 * t, 3).Select(r => (code.Row(r), code.ClassOf(r))).ToArray())];
        var fit = WalkFit.Of(WalkLink.Of(code), prior, Pace.AsSaid, rows);

        var (mass, sum, squares, first) = (0.0, 0.0, 0.0, 0.0);
        for (var a = -4.0; a <= 4; a += .02)
        {
            for (var b = -4.0; b <= 4; b += .02)
            {
                var log = (-.5 * Math.Pow(a - prior.Mean[0], 2) / prior.Variance[0]) - (.5 * Math.Pow(b - a, 2) / prior.StepVariance[0]);
                log -= rows[0].Sum(r => Softplus(r, a)) + rows[1].Sum(r => Softplus(r, b));
                var p = Math.Exp(log);
                (mass, sum, squares, first) = (mass + p, sum + (p * b), squares + (p * b * b), first + (p * a));
            }
        }

        // Laplace takes the peak for the mean: .02 of a width of .3.
        Assert.Equal(sum / mass, fit.At(1).Mean[0], .02);
        Assert.Equal(first / mass, fit.At(0).Mean[0], .02);
        Assert.Equal(Math.Sqrt((squares / mass) - Math.Pow(sum / mass, 2)), Math.Sqrt(fit.At(1).Covariance[0]), .02);

        static double Softplus((CodedRow Row, int Class) r, double slope) => Math.Log(1 + Math.Exp((r.Class == 1 ? -1 : 1) * slope * r.Row.Values[0]));
    }

    [Fact]
    public void Paths_drawn_from_it_have_its_means_and_variances()
    {
        const int Draws = 4_000;
        var random = new Seed(2).CreateRandom();
        var paths = Enumerable.Range(0, Draws).Select(_ => Fit.Draw(5, random).States).ToArray();
        for (var t = 0; t < 5; t++)
        {
            var belief = Fit.At(t);
            for (var s = 0; s < belief.States; s++)
            {
                var (mean, deviation) = (paths.Average(p => p[t][s]), Math.Sqrt(belief.Covariance[(s * belief.States) + s]));
                Assert.Equal(belief.Mean[s], mean, 5 * deviation / Math.Sqrt(Draws));
                Assert.Equal(1, paths.Average(p => Math.Pow(p[t][s] - belief.Mean[s], 2)) / (deviation * deviation), .15);
            }
        }
    }

    [Fact]
    public void Beyond_D_the_mean_stays_but_for_what_may_be_lost_and_the_variance_grows_by_a_step_a_period()
    {
        var prior = TableForm.PriorOf(World.Code);
        var (last, next, after) = (Fit.At(2), Fit.At(3), Fit.At(4));
        for (var s = 0; s < last.States; s++)
        {
            var q = prior.Lost[s];
            Assert.Equal(((1 - q) * last.Mean[s]) + (q * prior.Mean[s]), next.Mean[s], 1e-12);
            Assert.Equal(prior.StepVariance[s], after.Covariance[(s * last.States) + s] - next.Covariance[(s * last.States) + s], 1e-12);
        }
    }

    [Fact]
    public void Evidence_never_takes_slopes_faster_than_the_human_said()
    {
        Assert.All(Pace.OfSlopes, p => Assert.True(p <= 1));
        var best = WalkFit.Best(WalkLink.Of(World.Code), TableForm.PriorOf(World.Code), World.ByPeriod());
        Assert.True(best.LogEvidence >= Fit.LogEvidence);
    }
}
