using System.CommandLine;
using System.Globalization;
using LearningThePrior.Cluster.Silos;
using LearningThePrior.Probability;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary>The limiter as it is, and membership as Orleans has it, with many silos, in simulated time.</summary>
internal static class ScaleCommand
{
    public static Command Make(TextWriter output)
    {
        var silos = new Option<int>("--silos") { Description = "How many. Default: 1000.", DefaultValueFactory = _ => 1_000 };
        var command = new Command("scale", "Simulates the limiter and membership of many silos.") { silos };
        command.SetAction(parsed =>
        {
            Limiter(output, parsed.GetValue(silos));
            Membership(output, parsed.GetValue(silos));
            return 0;
        });
        return command;
    }

    /// <summary>An endpoint that refuses whatever is above what it bears, which falls to a half and rises again.</summary>
    private static void Limiter(TextWriter output, int silos)
    {
        const int Permits = 64;
        var (shares, now) = (new PermitShares(LimiterGrain.Life), DateTimeOffset.UnixEpoch);
        var (granted, refusals) = (Enumerable.Repeat(Permits, silos).ToArray(), new long[silos]);
        output.WriteLine("| seconds | endpoint bears | granted, mean | above it, share of reports | reports/s |");
        output.WriteLine("| --- | --- | --- | --- | --- |");
        var bears = silos * 8;
        foreach (var (until, share) in new[] { (60, 1.0), (120, 1.0), (180, .5), (240, .5), (300, 1.0), (600, 1.0) })
        {
            var (sum, above, reports) = (0.0, 0, 0);
            var (most, began) = ((int)(bears * share), now);
            while ((now - DateTimeOffset.UnixEpoch).TotalSeconds < until)
            {
                // Each silo once in half a second, one after the other.
                for (var i = 0; i < silos; i++)
                {
                    now += TimeSpan.FromSeconds(.5) / silos;
                    var all = granted.Sum();
                    if (all > most)
                    {
                        above++;
                        refusals[i]++;
                    }

                    sum += all;
                    reports++;
                    granted[i] = shares.Lease($"silo-{i:D4}", new(Permits, Permits, refusals[i], default), now).Most;
                }
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {(began - DateTimeOffset.UnixEpoch).TotalSeconds:F0}-{until} | {most:N0} | {sum / reports:N0} | {(double)above / reports:P0} | {reports / (now - began).TotalSeconds:N0} |"));
        }
    }

    /// <summary>Each silo looks at ten others; two that miss two looks in a row tell the table, and it is dead.</summary>
    private static void Membership(TextWriter output, int silos)
    {
        const int Looks = 10, Misses = 2, Votes = 2;
        const double Every = 2;
        var random = new Seed(1).CreateRandom();
        output.WriteLine("\n| die at once | found dead after, median s | the last, s | never by probes |");
        output.WriteLine("| --- | --- | --- | --- |");
        foreach (var dead in new[] { 1, silos / 100, silos / 10, silos / 3 })
        {
            var isDead = new bool[silos];
            for (var left = Math.Max(1, dead); left > 0;)
            {
                var one = random.NextInt(silos);
                left -= isDead[one] ? 0 : 1;
                isDead[one] = true;
            }

            List<double> found = [];
            var never = 0;
            for (var s = 0; s < silos; s++)
            {
                if (!isDead[s])
                {
                    continue;
                }

                // The ten before it on the ring look at it, each in its own phase; those that died too do not.
                var votes = Enumerable.Range(1, Looks).Where(k => !isDead[(s - k + silos) % silos]).Select(_ => (random.NextDouble() * Every) + (Every * Misses)).Order().ToArray();
                if (votes.Length >= Votes)
                {
                    found.Add(votes[Votes - 1]);
                }
                else
                {
                    never++;
                }
            }

            found.Sort();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Math.Max(1, dead):N0} | {found[found.Count / 2]:F1} | {found[^1]:F1} | {never} |"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nProbes: {silos * Looks / Every:N0}/s in all, {Looks / Every:F0}/s a silo. Rows of the table written: {silos / (Every * 5):N0}/s; read whole by each: {silos / (Every * 5):N0}/s."));
    }
}
