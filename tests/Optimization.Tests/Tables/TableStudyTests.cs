using LearningThePrior.Optimization.Tables;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization.Tests.Tables;

public sealed class TableStudyTests
{
    [Fact]
    public void Every_rival_is_scored_on_the_same_rows_and_what_a_human_knows_helps()
    {
        var csv = new StringWriter();
        csv.WriteLine("period,x,label");
        var random = new Seed(1).CreateRandom();
        for (var i = 0; i < 120; i++)
        {
            var x = random.NextGaussian();
            csv.WriteLine(FormattableString.Invariant($"{i / 20},{x:F3},{(random.NextBool(1 / (1 + Math.Exp(-2 * x))) ? "yes" : "no")}"));
        }

        var table = TableFile.Parse(new StringReader(csv.ToString()), "some.csv");
        var beliefs = BeliefsFile.Parse(
            """{"schema": "ltp.beliefs/1", "label": {"classes": ["no", "yes"]}, "columns": {"x": {"type": "number", "low": 1, "high": 3}}}""", "mine.json", table);
        var scores = TableStudy.Run("some", table, beliefs, .34, 2, new Seed(1), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.All(scores.Scores, s => Assert.Equal((80, scores.Held.Count), (s.Later.Count, s.Held.Count)));
        Assert.Equal(16, scores.Held.Count);
        Assert.Equal(4 * 2, scores.Counts);
        double Later(string name) => scores.Scores.Single(s => s.Name == name).Later.Average();
        Assert.True(Later(TableStudy.File) < Later(TableStudy.Ignorant));
        Assert.True(Later(TableStudy.Ignorant) < Later("marginal"));

        var gap = new TableIntervals([scores], new Seed(1)).OnLater(7, 6);
        Assert.Equal(Later(TableStudy.File) - Later(TableStudy.Ignorant), gap.Mean, 1e-12);
        Assert.InRange(gap.Mean, gap.Low, gap.High);
    }
}
