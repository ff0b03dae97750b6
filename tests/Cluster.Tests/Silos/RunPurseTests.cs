using System.Text.Json;
using LearningThePrior.Cluster.Running;
using LearningThePrior.Cluster.Silos;
using LearningThePrior.Cluster.Tests.Toys;

namespace LearningThePrior.Cluster.Tests.Silos;

/// <summary>Money is given once, whichever silo dies and wherever the purse is opened again. Parts are an eighth of what is left.</summary>
public sealed class RunPurseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_silo_gets_an_eighth_of_what_is_left_and_all_together_no_more_than_there_is()
    {
        FakeKeys keys = new();
        await OpenJobAsync(keys, maxCalls: 80, callsBefore: 0);
        var purse = await RunPurse.OpenAsync(keys, "run", Token);

        Assert.Equal(10, (await purse.AllowAsync("a", 0, 0)).Calls);
        Assert.Equal((80 - 10) / 8, (await purse.AllowAsync("b", 0, 0)).Calls);
        Assert.Equal(80, await SpendAllAsync(purse));
    }

    [Fact]
    public async Task What_a_dead_silo_was_allowed_is_spent_also_where_the_purse_is_opened_elsewhere()
    {
        FakeKeys keys = new();
        await OpenJobAsync(keys, maxCalls: 80, callsBefore: 8);
        var allowed = (await (await RunPurse.OpenAsync(keys, "run", Token)).AllowAsync("dead", 0, 0)).Calls;

        var purse = await RunPurse.OpenAsync(keys, "run", Token);

        Assert.Equal(9, allowed);
        Assert.Equal(80 - 8 - 9, await SpendAllAsync(purse));
    }

    [Fact]
    public async Task Nothing_is_allowed_that_is_not_in_the_store()
    {
        FakeKeys keys = new();
        await OpenJobAsync(keys, maxCalls: 80, callsBefore: 0);
        var purse = await RunPurse.OpenAsync(keys, "run", Token);
        keys.IsCut = true;

        await Assert.ThrowsAnyAsync<IOException>(() => purse.AllowAsync("a", 0, 0));

        keys.IsCut = false;
        Assert.Equal(10, (await purse.AllowAsync("a", 0, 0)).Calls);
    }

    /// <summary>Two silos take turns until neither is allowed more.</summary>
    private static async Task<long> SpendAllAsync(RunPurse purse)
    {
        var spent = new Dictionary<string, long> { ["a"] = 0, ["b"] = 0 };
        for (var went = true; went;)
        {
            went = false;
            foreach (var silo in spent.Keys.ToArray())
            {
                var allowed = (await purse.AllowAsync(silo, spent[silo], 0)).Calls;
                went |= allowed > spent[silo];
                spent[silo] = allowed;
            }
        }

        return spent.Values.Sum();
    }

    private static async Task OpenJobAsync(FakeKeys keys, long maxCalls, long callsBefore) => await new RunBoard(keys, "run").OpenAsync(
        new() { RunId = "run", Kind = "toy", Plan = JsonElement.Parse("{}"), Options = [], Directory = "/", MaxCalls = maxCalls, CallsBefore = callsBefore }, Token);
}
