using System.Globalization;
using LearningThePrior.Cluster.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Cluster.Tests.Faults;

/// <summary>
/// Real processes that die, freeze or lose their line at random moments: every debate is decided once, the folder is that of one machine byte for byte, and what is
/// sent twice was under way and is listed. The expected bytes are those of the same command without a cluster.
/// </summary>
public sealed class KillTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Driver_worker_and_store_are_killed_and_the_folder_is_one_machines()
    {
        await using var fleet = await Fleet.BeginAsync(questions: 40, latency: 60);
        var alone = await fleet.RunAsync(fleet.Debate("alone"));
        Assert.True(alone.Code == 0, alone.Error);
        var once = fleet.Server.Counts.Requests;
        var random = new Seed(16).CreateRandom();
        var store = await fleet.StoreAsync();
        var workers = await Task.WhenAll(fleet.WorkerAsync(permits: 4), fleet.WorkerAsync(permits: 4));

        var driver = fleet.Start(fleet.Debate("many", "--cluster", fleet.Address));
        await fleet.SomeAsync(10 + random.NextInt(20), driver);
        var holder = await fleet.HolderAsync(but: "");
        await Task.WhenAll(Fleet.KillAsync(driver), Fleet.KillAsync(workers[0]));

        driver = fleet.Start(fleet.Resume("many", "--cluster", fleet.Address));
        var saying = Fleet.FinishAsync(driver);
        await fleet.HolderAsync(but: holder);
        await fleet.SomeAsync(5 + random.NextInt(10), driver);
        await Fleet.KillAsync(store);
        await fleet.StoreAsync();
        var said = await saying;

        Assert.True(said.Code == 0, said.Error);
        fleet.RequireSame("alone", "many");
        var repeated = fleet.Server.Counts.Requests - (2 * once);
        Assert.InRange(repeated, 0, Fleet.PerhapsPaid(said.Error));

        // At most what the killed worker had under way.
        Assert.InRange(repeated, 0, 4);
    }

    [Fact(Explicit = true)]
    public async Task Worker_driver_and_store_are_killed_one_freezes_and_a_line_is_cut_and_the_folder_is_one_machines()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It takes signals.");
        await using var fleet = await Fleet.BeginAsync(questions: 60, latency: 60);
        var alone = await fleet.RunAsync(fleet.Debate("alone"));
        Assert.True(alone.Code == 0, alone.Error);
        var once = fleet.Server.Counts.Requests;

        var store = await fleet.StoreAsync();
        await using var line = new Line(fleet.Port);
        var workers = await Task.WhenAll(fleet.WorkerAsync(), fleet.WorkerAsync(), fleet.WorkerAsync($"redis://127.0.0.1:{line.Port}"));
        var random = new Seed(16).CreateRandom();

        var driver = fleet.Start(fleet.Debate("many", "--cluster", fleet.Address));
        await fleet.SomeAsync(20 + random.NextInt(20), driver);
        await Fleet.KillAsync(driver);

        driver = fleet.Start(fleet.Resume("many", "--cluster", fleet.Address));
        var saying = Fleet.FinishAsync(driver);
        await fleet.SomeAsync(10 + random.NextInt(20), driver);
        await Fleet.KillAsync(workers[0]);
        workers[0] = await fleet.WorkerAsync();
        await fleet.SomeAsync(10 + random.NextInt(20), driver);
        Fleet.Freeze(workers[1]);
        line.Cut();
        await fleet.SomeAsync(10 + random.NextInt(10), driver);
        await Fleet.KillAsync(store);
        await fleet.StoreAsync();
        line.Mend();
        var said = await saying;
        Fleet.Thaw(workers[1]);

        Assert.True(said.Code == 0, said.Error);
        fleet.RequireSame("alone", "many");
        var repeated = fleet.Server.Counts.Requests - (2 * once);
        Assert.InRange(repeated, 0, Fleet.PerhapsPaid(said.Error));

        // At most what the killed, the frozen and the cut-off worker had under way: 8 permits each.
        Assert.InRange(repeated, 0, 24);

        // What wakes up late decides nothing a second time.
        await Task.Delay(3_000, Token);
        fleet.RequireSame("alone", "many");
    }

    [Fact(Explicit = true)]
    public async Task A_store_whose_disk_is_full_loses_no_reply_and_goes_on_when_there_is_room_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "It mounts a small file system.");
        await using var fleet = await Fleet.BeginAsync(questions: 60, latency: 60);
        Assert.Equal(0, (await fleet.RunAsync(fleet.Debate("alone"))).Code);
        var once = fleet.Server.Counts.Requests;
        using var disk = new SmallDisk(fleet.In("store"));
        var store = await fleet.StoreAsync();
        await fleet.WorkerAsync();

        var driver = fleet.Start(fleet.Debate("many", "--cluster", fleet.Address));
        var saying = Fleet.FinishAsync(driver);
        while (!disk.IsFull)
        {
            Assert.False(driver.HasExited, "The disk is too large.");
            await Task.Delay(100, Token);
        }

        // What comes now is in the spool, and no further call is sent.
        await Task.Delay(5_000, Token);
        var sent = fleet.Server.Counts.Requests;
        await Task.Delay(5_000, Token);
        Assert.Equal(sent, fleet.Server.Counts.Requests);
        disk.Enlarge();
        await Fleet.KillAsync(store);
        await fleet.StoreAsync();
        var said = await saying;

        Assert.True(said.Code == 0, said.Error);
        fleet.RequireSame("alone", "many");
        Assert.Equal((2 * once, 0), (fleet.Server.Counts.Requests, Fleet.PerhapsPaid(said.Error)));
    }

    [Fact(Explicit = true)]
    public async Task Twenty_kills_and_twenty_freezes_at_random_moments()
    {
        var random = new Seed(2026).CreateRandom();
        await using var fleet = await Fleet.BeginAsync(questions: 250, latency: 80);
        Assert.Equal(0, (await fleet.RunAsync(fleet.Debate("alone"))).Code);
        var once = fleet.Server.Counts.Requests;
        await fleet.StoreAsync();
        var workers = (await Task.WhenAll(fleet.WorkerAsync(), fleet.WorkerAsync(), fleet.WorkerAsync())).ToList();
        var (kills, freezes, runs, told) = (0, 0, 0, 0);
        while (kills < 20 || freezes < 20)
        {
            var run = $"many{runs++}";
            var driver = fleet.Start(OfItsOwn(fleet, run, runs, "--cluster", fleet.Address));
            var saying = Fleet.FinishAsync(driver);
            var before = fleet.Server.Counts.Requests;
            while (!driver.HasExited && (kills < 20 || freezes < 20))
            {
                await fleet.SomeAsync(20 + random.NextInt(80), driver);
                var victim = random.NextInt(workers.Count);
                if (kills < 20 && (freezes >= 20 || random.NextInt(2) == 0))
                {
                    await Fleet.KillAsync(workers[victim]);
                    workers[victim] = await fleet.WorkerAsync();
                    kills++;
                }
                else
                {
                    var frozen = workers[victim];
                    Fleet.Freeze(frozen);

                    // Longer than two looks of the others; every tenth time until its session is over too, and its items are played elsewhere.
                    await Task.Delay(freezes % 10 == 9 ? 30_000 : 5_000, Token);
                    Fleet.Thaw(frozen);
                    freezes++;
                    await Task.Delay(2_000, Token);
                    if (frozen.HasExited)
                    {
                        workers[victim] = await fleet.WorkerAsync();
                    }
                }
            }

            var said = await saying;
            Assert.True(said.Code == 0, said.Error);
            var one = await CountAsync(fleet, run, runs);
            var repeated = one.Before - before - one.Own;
            Assert.InRange(repeated, 0, Fleet.PerhapsPaid(said.Error));
            told += Fleet.PerhapsPaid(said.Error);
        }

        TestContext.Current.SendDiagnosticMessage($"{kills} kills, {freezes} freezes, {runs} runs, {told} calls listed, {once} calls a run");
    }

    /// <summary>The same run on one machine: the folder is the same, and so many calls it took.</summary>
    private static async Task<(int Before, int Own)> CountAsync(Fleet fleet, string run, int number)
    {
        var before = fleet.Server.Counts.Requests;
        Assert.Equal(0, (await fleet.RunAsync(OfItsOwn(fleet, run + "-alone", number))).Code);
        fleet.RequireSame(run + "-alone", run);
        return (before, fleet.Server.Counts.Requests - before);
    }

    /// <summary>A run with questions of its own, that shares no call with another: a reply that the store has from another run costs nothing, and on one machine it would.</summary>
    private static string[] OfItsOwn(Fleet fleet, string run, int number, params string[] more)
    {
        var own = fleet.In(string.Create(CultureInfo.InvariantCulture, $"questions-{number}.jsonl"));
        File.WriteAllText(own, File.ReadAllText(fleet.In("questions.jsonl")).Replace("Does boiler number", string.Create(CultureInfo.InvariantCulture, $"In house {number}, does boiler number"), StringComparison.Ordinal));
        return [.. fleet.Debate(run, more).Select(a => a == "questions.jsonl" ? own : a), "--seed", string.Create(CultureInfo.InvariantCulture, $"{number + 1}")];
    }
}
