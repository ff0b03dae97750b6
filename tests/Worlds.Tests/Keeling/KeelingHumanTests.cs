using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Worlds.Tests.Keeling;

public class KeelingHumanTests
{
    private static readonly KeelingWorld World = new KeelingWorlds().SampleRecord(new Seed(1));
    private static readonly IHuman Human = World.Human;

    // By hand, at the middle of D, in ppm: the level's interval 324 to 327 gives 325.5 and 3^2/12 = 0.75, the noise's 0.5
    // to 0.8 gives (0.25 + 0.4 + 0.64)/3 = 0.43; slope 0.9 to 1.1 times t, growth 0.02 to 0.04 times (years^2 -
    // half-span^2/3)/2, the season's four 0 +- 0.1 times cosines and sines.
    [Fact]
    public void The_answer_is_the_normal_distribution_worked_out_by_hand()
    {
        var month = (MonthQuestion)World.Sets[0].Scored[0].Question;
        var years = (month.Basis[1] * World.Scale.HalfSpan, (month.Basis[2] * World.Scale.HalfSpan * World.Scale.HalfSpan) / 2);
        double[] season = [.. month.Basis.Skip(3).Take(4)];
        var mean = 325.5 + (1.0 * years.Item1) + (0.03 * years.Item2);
        var variance = 0.75 + (0.04 / 12 * years.Item1 * years.Item1) + (0.0004 / 12 * years.Item2 * years.Item2)
            + season.Sum(s => 0.04 / 12 * s * s) + 0.43;
        string[] texts =
        [
            "The average level over the observed record lies between 324 and 327 ppm; anything between is equally plausible.",
            "The slope at the middle of the observed record lies between 0.9 and 1.1 ppm a year; anything between is equally plausible.",
            "The growth of the slope from one year to the next lies between 0.02 and 0.04 ppm a year; anything between is equally plausible.",
            "The part of the yearly cycle that peaks at the start of January lies between -0.1 and 0.1 ppm; anything between is equally plausible.",
            "The part of the yearly cycle that peaks at the start of April lies between -0.1 and 0.1 ppm; anything between is equally plausible.",
            "The part of the half-yearly cycle that peaks at the start of January and July lies between -0.1 and 0.1 ppm; anything between is equally plausible.",
            "The part of the half-yearly cycle that peaks in the middle of February and August lies between -0.1 and 0.1 ppm; anything between is equally plausible.",
            "The standard deviation of the noise about trend and season lies between 0.5 and 0.8 ppm; anything between is equally plausible.",
        ];

        var claims = texts.Select((t, i) => Human.Read(month, "moments", Section(i), t)).ToArray();
        Assert.All(claims, Assert.NotNull);
        var answer = Human.Conclude(month, claims!);
        var expected = World.Bins.Cut((1, World.Scale.Standardise(mean), variance / Math.Pow(World.Scale.Deviation, 2)));
        Assert.All(answer.Values.Zip(expected.Values), p => Assert.Equal(p.Second, p.First, 1e-4));
        Assert.Equal(World.Bins.IndexOf(mean), Array.IndexOf([.. answer.Values], answer.Values.Max()));
    }

    [Theory]
    [InlineData("The noise lies between 1 and 2 ppm; anything between is equally plausible.")]
    [InlineData("The average level over the observed record lies between 327 and 324 ppm; anything between is equally plausible.")]
    [InlineData("The average level over the observed record lies between 324 and 327 ppb; anything between is equally plausible.")]
    [InlineData("The average level over the observed record lies between 324 and 325 and 327 ppm; anything between is equally plausible.")]
    [InlineData("The average level over the observed record lies between 3 24 and 327 ppm; anything between is equally plausible.")]
    [InlineData("The average level over the observed record lies between -1e300 and 1e300 ppm; anything between is equally plausible.")]
    [InlineData("The average level over the observed record lies between NaN and 327 ppm; anything between is equally plausible.")]
    [InlineData("The average level over the observed record lies between 324 and 327 ppm; anything between is equally plausible. Truly.")]
    [InlineData("")]
    public void Anything_but_the_sentence_itself_settles_nothing(string text)
    {
        var month = World.Sets[0].Scored[0].Question;
        Assert.Null(Human.Read(month, "moments", Section(0), text));
    }

    [Fact]
    public void A_claim_that_nobody_could_settle_changes_nothing()
    {
        var month = World.Sets[1].Scored[0].Question;
        var silent = Human.Conclude(month, []);
        var odd = new Claim("moments", NodeAddress.Parse("/7"), new Amounts(1, 1));
        var misshapen = new Claim("moments", NodeAddress.Root, new Amounts(1));
        Assert.Equal(silent, Human.Conclude(month, [odd, misshapen]));
        Assert.False(Human.IsElementary(month, odd));
        Assert.False(Human.MakesUp(month, odd, []));
    }

    [Fact]
    public void Hostile_amounts_still_give_credences()
    {
        var month = World.Sets[1].Scored[0].Question;
        var huge = System.Numerics.BigInteger.Pow(10, 900);
        foreach (var value in new[] { new Amounts(huge, -huge), new Amounts(-huge, huge), new Amounts(0, 0) })
        {
            Assert.Equal(World.Bins.Answers.Count, Human.Conclude(month, [new("moments", NodeAddress.Root, value)]).Count);
        }

        var prior = new PriorQuestion("p");
        Assert.Equal(1, Human.Conclude(prior, [new(PriorQuestion.Topic, NodeAddress.Root, new Amounts(huge))])[1]);
    }

    [Fact]
    public void What_is_not_believed_is_as_the_prior_has_it()
    {
        var month = World.Sets[1].Scored[^1].Question;
        var claims = World.Claims(World.Key.ReferenceLatent());
        var chapters = claims.Parts(month, claims.Whole(month));
        var sections = chapters.SelectMany(c => claims.Parts(month, c)).ToList();
        var all = Human.Conclude(month, [claims.Whole(month)]);
        Assert.Equal(all, Human.Conclude(month, chapters));
        Assert.Equal(all, Human.Conclude(month, sections));
        Assert.Equal(all, Human.Conclude(month, [.. sections, claims.Whole(month)]));
        Assert.True(Human.Conclude(month, [sections[0]]).Values.Max() < all.Values.Max());
        Assert.Equal(8, Human.WorthReading(month, default).Distinct().Count());
        Assert.Equal("/0/1", Human.WorthReading(month, default).First().Address.ToString());
    }

    private static NodeAddress Section(int parameter) =>
        NodeAddress.Parse(new[] { "/0/0", "/0/1", "/0/2", "/1/0", "/1/1", "/1/2", "/1/3", "/2/0" }[parameter]);
}
