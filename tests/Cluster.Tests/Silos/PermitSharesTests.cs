using CsCheck;
using LearningThePrior.Cluster.Silos;

namespace LearningThePrior.Cluster.Tests.Silos;

/// <summary>Silos together are one client to a rate limit. Expected numbers follow from the rule: half at a refusal, then one a second.</summary>
public sealed class PermitSharesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_a_refusal_each_silo_has_all_its_permits()
    {
        PermitShares shares = new(TimeSpan.FromSeconds(5));

        Assert.Equal(64, shares.Lease("a", Report(wanted: 64), Start).Most);
        Assert.Equal(64, shares.Lease("b", Report(wanted: 1), Start).Most);
        Assert.Equal(128, shares.Granted);
    }

    [Fact]
    public void A_refusal_halves_what_is_under_way_once_in_two_seconds()
    {
        PermitShares shares = new(TimeSpan.FromSeconds(5));
        shares.Lease("a", Report(wanted: 64), Start);
        shares.Lease("b", Report(wanted: 64), Start);

        shares.Lease("a", Report(wanted: 64, refusals: 1), Start.AddSeconds(.5));
        Assert.Equal(64, shares.Limit);
        shares.Lease("b", Report(wanted: 64, refusals: 1), Start.AddSeconds(.5));
        Assert.Equal(64, shares.Limit);
        shares.Lease("a", Report(wanted: 64, refusals: 2), Start.AddSeconds(2.5));
        Assert.Equal(32, shares.Limit);
    }

    [Fact]
    public void What_one_silo_does_not_want_others_have()
    {
        PermitShares shares = new(TimeSpan.FromMinutes(5));
        shares.Lease("a", Report(wanted: 64), Start);
        shares.Lease("b", Report(wanted: 64), Start);
        shares.Lease("a", Report(wanted: 64, refusals: 1), Start.AddSeconds(.5));
        var (most, less) = (0, 0);
        for (var i = 1; i < 40; i++)
        {
            var at = Start.AddSeconds(.5 + (.01 * i));
            (less, most) = (shares.Lease("b", Report(wanted: 4), at).Most, shares.Lease("a", Report(wanted: 64, refusals: 1), at).Most);
        }

        Assert.InRange(less, 4, 8);
        Assert.InRange(most, 56, 60);
    }

    [Fact]
    public void A_silo_that_says_nothing_loses_its_share_and_a_pause_is_everybodys()
    {
        PermitShares shares = new(TimeSpan.FromSeconds(5));
        shares.Lease("a", Report(wanted: 64), Start);
        var until = Start.AddSeconds(30);
        shares.Lease("a", new(64, 64, 0, until), Start.AddSeconds(1));

        Assert.Equal(until, shares.Lease("b", Report(wanted: 1), Start.AddSeconds(1)).PausedUntil);
        shares.Lease("b", Report(wanted: 1), Start.AddSeconds(7));
        Assert.Equal(64, shares.Granted);
    }

    [Fact]
    public void Once_an_endpoint_refused_no_lease_takes_the_silos_together_above_its_limit() => Gen.Select(Gen.Int[1, 8], Gen.Int[0, 200].List[20, 60]).Sample((silos, wants) =>
    {
        PermitShares shares = new(TimeSpan.FromMinutes(5));
        for (var s = 0; s < silos; s++)
        {
            shares.Lease($"{s}", Report(wanted: 64), Start);
        }

        shares.Lease("0", Report(wanted: 64, refusals: 1), Start.AddSeconds(.5));
        var before = shares.Granted;
        for (var i = 0; i < wants.Count; i++)
        {
            shares.Lease($"{i % silos}", new(wants[i], 64, i % silos == 0 ? 1 : 0, DateTimeOffset.MinValue), Start.AddSeconds(.5 + (.1 * i)));

            // What was leased before the refusal goes back as its silos ask again, and meanwhile nothing is added.
            Assert.InRange(shares.Granted, 0, Math.Max(before, (int)shares.Limit));
            before = shares.Granted;
        }
    }, iter: 200);

    private static PermitReport Report(int wanted, long refusals = 0) => new(wanted, 64, refusals, DateTimeOffset.MinValue);
}
