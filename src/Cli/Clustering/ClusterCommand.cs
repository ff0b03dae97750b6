using System.CommandLine;
using System.Globalization;
using LearningThePrior.Cluster;
using LearningThePrior.Cluster.Running;
using Spectre.Console;

namespace LearningThePrior.Cli.Clustering;

/// <summary><c>ltp cluster status</c>: who is in a cluster, and how far they are.</summary>
internal static class ClusterCommand
{
    public static Command Make(TextWriter output)
    {
        var cluster = new Option<string>("--cluster") { Description = "The cluster's store.", Required = true };
        var watch = new Option<bool>("--watch") { Description = "Tell again every two seconds, with the rate since the last time, until Ctrl-C." };
        var status = new Command("status", """
            The workers that live: items, calls, cost, rate; and the runs that are driven: items that were sent, that are done, that failed.

            Examples:
              ltp cluster status --cluster redis://127.0.0.1:7007
              ltp cluster status --cluster redis://127.0.0.1:7007 --watch
            """)
        {
            cluster, watch,
        };
        status.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var address = Addresses.Parse(parsed.GetRequiredValue(cluster));
            if (address.Local > 0)
            {
                throw new UserException("--cluster local:N has a store of its own, whose address 'ltp' tells when it starts; look there.");
            }

            await using var link = await ClusterLink.LookAsync(address);
            var before = await ClusterReport.WorkersAsync(link, TimeProvider.System, cancellationToken);
            Write(output, before, null, default);
            Write(output, await ClusterReport.RunsAsync(link, TimeProvider.System, cancellationToken));
            var at = TimeProvider.System.GetTimestamp();
            while (parsed.GetValue(watch))
            {
                await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
                var now = await ClusterReport.WorkersAsync(link, TimeProvider.System, cancellationToken);
                Write(output, now, before, TimeProvider.System.GetElapsedTime(at));
                Write(output, await ClusterReport.RunsAsync(link, TimeProvider.System, cancellationToken));
                (before, at) = (now, TimeProvider.System.GetTimestamp());
            }

            return ExitCode.Success;
        });
        return new Command("cluster", "Look at a cluster.") { status };
    }

    private static void Write(TextWriter output, IReadOnlyList<DrivenRun> runs)
    {
        if (runs.Count == 0)
        {
            output.WriteLine("No run is driven.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumn("run").AddColumn("kind").AddColumn("driver");
        foreach (var heading in new[] { "sent", "done", "failed", "items/s" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        foreach (var run in runs)
        {
            table.AddRow(
            [
                Markup.Escape(run.RunId), Markup.Escape(run.Kind), Markup.Escape($"{run.Host}:{run.Process}"),
                .. new[] { run.Sent, run.Done, run.Failed }.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n:N0}")),
                string.Create(CultureInfo.InvariantCulture, $"{(run.Done + run.Failed) / Math.Max(1, run.Age.TotalSeconds):0.##}"),
            ]);
        }

        PlainConsole.On(output, 120).Write(table);
    }

    private static void Write(TextWriter output, IReadOnlyList<ClusterWorker> workers, IReadOnlyList<ClusterWorker>? before, TimeSpan passed)
    {
        if (workers.Count == 0)
        {
            output.WriteLine("No worker lives.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumn("worker").AddColumn("host");
        foreach (var heading in new[] { "permits", "playing", "waiting", "done", "failed", "calls", "calls/s", "cost, $", "spooled" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        foreach (var worker in workers)
        {
            Add(worker.Session, $"{worker.Host}:{worker.Process}", worker.Permits, worker.Playing, worker.Waiting, worker.Done, worker.Failed, worker.Calls, RateOf(worker, before, passed), worker.Cost, worker.Spooled);
        }

        Add(
            "all", "", workers.Sum(w => w.Permits), workers.Sum(w => w.Playing), workers.Sum(w => w.Waiting), workers.Sum(w => w.Done), workers.Sum(w => w.Failed), workers.Sum(w => w.Calls),
            workers.Sum(w => RateOf(w, before, passed)), workers.Sum(w => w.Cost), workers.Sum(w => w.Spooled));
        PlainConsole.On(output, 120).Write(table);

        void Add(string name, string host, params object[] numbers) => table.AddRow(
            [Markup.Escape(name), Markup.Escape(host), .. numbers.Select(n => n is decimal or double ? string.Create(CultureInfo.InvariantCulture, $"{n:0.##}") : string.Create(CultureInfo.InvariantCulture, $"{n:N0}"))]);
    }

    // Since the last look; at the first one since the worker began.
    private static double RateOf(ClusterWorker worker, IReadOnlyList<ClusterWorker>? before, TimeSpan passed) =>
        before?.FirstOrDefault(b => b.Session == worker.Session) is { } then ? (worker.Calls - then.Calls) / passed.TotalSeconds : worker.Calls / Math.Max(1, worker.Age.TotalSeconds);
}
