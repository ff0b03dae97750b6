namespace LearningThePrior.Probability.Tests.Calibration;

/// <summary>Expected numbers come from R 4: glm(quasibinomial) and optimize on the same targets, isoreg and approx.</summary>
public class CalibrationTests
{
    // Credence for answer 1, and whether it was right.
    private static readonly (Credences, int)[] HeldOut =
    [
        .. new[] { (.05, 0), (.2, 1), (.2, 0), (.35, 0), (.4, 1), (.55, 0), (.6, 1), (.6, 0), (.7, 1), (.85, 1), (.9, 1), (.97, 0) }
            .Select(v => (Credences.OfYes(v.Item1), v.Item2)),
    ];

    private static readonly (Credences, int)[] ThreeAnswers =
    [
        (new(.7, .2, .1), 0), (new(.1, .8, .1), 1), (new(.3, .3, .4), 0), (new(.05, .15, .8), 2), (new(.5, .25, .25), 1),
    ];

    [Fact]
    public void The_temperature_has_the_greatest_likelihood()
    {
        Assert.Equal(4.525458, TemperatureCalibration.Fit(HeldOut).Temperature, 1e-5);
        Assert.Equal(1.333244, TemperatureCalibration.Fit(ThreeAnswers).Temperature, 1e-5);
    }

    [Fact]
    public void Platts_numbers_have_the_greatest_likelihood()
    {
        var platt = PlattCalibration.Fit(HeldOut);

        Assert.Equal(.1949590696, platt.Slope, 1e-9);
        Assert.Equal(-.0407181693, platt.Intercept, 1e-9);
    }

    [Fact]
    public void The_isotonic_function_pools_adjacent_violators()
    {
        var isotonic = IsotonicCalibration.Fit(HeldOut);

        // R's isoreg; its 0 at .05 is kept at 1/14, there being 12 verdicts.
        Assert.Equal([.05, .2, .35, .4, .55, .6, .7, .85, .9, .97], isotonic.Points.Select(p => p.Credence), Near);
        Assert.Equal(
            [1.0 / 14, 1.0 / 3, 1.0 / 3, .5, .5, .5, .75, .75, .75, .75], isotonic.Points.Select(p => p.Rate), Near);
    }

    [Theory]
    [InlineData(.01, 0.0714285714286)]
    [InlineData(.1, 0.1587301587302)]
    [InlineData(.45, .5)]
    [InlineData(.65, .625)]
    [InlineData(.95, .75)]
    [InlineData(.99, .75)]
    public void Between_the_credences_seen_lie_straight_lines_and_beyond_them_it_is_flat(double credence, double expected) =>
        Assert.Equal(expected, IsotonicCalibration.Fit(HeldOut).Apply(Credences.OfYes(credence))[1], 1e-12);

    [Fact]
    public void A_temperature_moves_no_favourite_and_that_of_1_changes_nothing()
    {
        var credences = new Credences(.2, .5, .3);

        // .2^.5 : .5^.5 : .3^.5
        var sum = Math.Sqrt(.2) + Math.Sqrt(.5) + Math.Sqrt(.3);
        Assert.Equal(Math.Sqrt(.5) / sum, new TemperatureCalibration(2).Apply(credences)[1], 1e-12);
        Assert.Equal(credences.Values, new TemperatureCalibration(1).Apply(credences).Values, Near);
    }

    [Fact]
    public void Sides_that_change_places_change_credences()
    {
        var temperature = TemperatureCalibration.Fit(HeldOut);

        Assert.Equal(temperature.Apply(Credences.OfYes(.8))[1], temperature.Apply(Credences.OfYes(.2))[0], 1e-12);
    }

    [Fact]
    public void A_judge_who_is_certain_and_errs_one_time_in_five_says_about_four_in_five()
    {
        (Credences, int)[] certain = [.. Enumerable.Range(0, 1_000).Select(i => (Credences.OfYes(i % 2), (i / 2) % 5 == 0 ? 1 - (i % 2) : i % 2))];

        foreach (var calibration in new ICalibration[] { TemperatureCalibration.Fit(certain), PlattCalibration.Fit(certain), IsotonicCalibration.Fit(certain) })
        {
            Assert.Equal(.8, calibration.Apply(Credences.OfYes(1))[1], .002);
            Assert.Equal(.8, calibration.Apply(Credences.OfYes(0))[0], .002);
        }
    }

    [Fact]
    public void A_judge_who_was_always_right_is_not_made_certain()
    {
        (Credences, int)[] separated = [(Credences.OfYes(.1), 0), (Credences.OfYes(.3), 0), (Credences.OfYes(.7), 1), (Credences.OfYes(.9), 1)];

        // R's glm on Platt's targets 3/4 and 1/4.
        var platt = PlattCalibration.Fit(separated);
        Assert.Equal(.621768372854, platt.Slope, 1e-9);
        Assert.Equal(0, platt.Intercept, 1e-9);

        // Two of two and none of two, kept from 1/6 to 5/6.
        Assert.Equal(5.0 / 6, IsotonicCalibration.Fit(separated).Apply(Credences.OfYes(.95))[1], 1e-12);
        Assert.InRange(TemperatureCalibration.Fit(separated).Apply(Credences.OfYes(.95))[1], .5, .99);
    }

    [Fact]
    public void One_verdict_says_two_in_three()
    {
        (Credences, int)[] one = [(Credences.OfYes(.9), 1)];

        // (1 + 1) / (1 + 2), whichever way it is written; Platt's slope is not moved by one point.
        Assert.Equal(2.0 / 3, TemperatureCalibration.Fit(one).Apply(Credences.OfYes(.9))[1], 1e-9);
        Assert.Equal(2.0 / 3, PlattCalibration.Fit(one).Apply(Credences.OfYes(.1))[1], 1e-9);
        Assert.Equal(2.0 / 3, IsotonicCalibration.Fit(one).Apply(Credences.OfYes(.1))[1], 1e-12);
    }

    [Fact]
    public void Verdicts_that_favour_nothing_leave_the_temperature_at_1() =>
        Assert.Equal(1, TemperatureCalibration.Fit([(Credences.Uniform(3), 0), (Credences.Uniform(3), 2)]).Temperature);

    [Fact]
    public void A_judge_who_is_always_wrong_gets_a_negative_slope_and_the_highest_temperature()
    {
        (Credences, int)[] wrong = [.. Enumerable.Range(0, 100).Select(i => (Credences.OfYes(i % 2 == 0 ? .8 : .2), i % 2))];

        Assert.True(PlattCalibration.Fit(wrong).Slope < 0);
        Assert.Equal(1_000, TemperatureCalibration.Fit(wrong).Temperature, 1e-6);
        Assert.Equal(.5, IsotonicCalibration.Fit(wrong).Apply(Credences.OfYes(.8))[1], 1e-12);
    }

    [Fact]
    public void Verdicts_that_cannot_be_fitted_are_refused_by_their_number()
    {
        Assert.Throws<ArgumentException>(() => TemperatureCalibration.Fit([]));
        Assert.Contains("verdict 1", Refused(() => TemperatureCalibration.Fit([(Credences.OfYes(.5), 0), (Credences.Uniform(3), 0)])), StringComparison.Ordinal);
        Assert.Contains("verdict 0", Refused(() => PlattCalibration.Fit([(Credences.OfYes(.5), 2)])), StringComparison.Ordinal);
        Assert.Contains("verdict 0", Refused(() => IsotonicCalibration.Fit(ThreeAnswers)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TemperatureCalibration(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TemperatureCalibration(double.NaN));
    }

    private static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-12;
}
