using System.CommandLine;
using System.Globalization;
using System.Runtime;
using LearningThePrior.Cli;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.ModelServing.Measuring;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary>
/// <c>gateway</c>: how near many debates at once come to what an endpoint's latency allows, and in how much memory,
/// beside the same load by bare <see cref="HttpClient"/>.
/// </summary>
internal static class GatewayCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var debates = MeasureCommand.Number("--debates", "Debates.", 1_000, 1_000_000);
        var calls = MeasureCommand.Number("--calls", "Calls of a debate, one after the other.", 6, 1_000);
        var concurrency = MeasureCommand.Number("--concurrency", "Debates at once.", 256, 4_096);
        var milliseconds = MeasureCommand.Number("--latency", "Milliseconds that the server waits before it replies.", 50, 60_000);
        var command = new Command("gateway", """
            Calls a second and memory of debates that run side by side against a server on loopback, which runs in this process and whose
            work and memory therefore count; each way of calling is warmed up with all debates, twice. The ideal is concurrency / latency:
            a server that replies after exactly its latency, and calls that cost nothing. Since debates are whole, the last of them
            may leave places empty; "at most" is what the ideal allows such a schedule. Ways: bare HttpClient, the yardstick; a
            client of the gateway, and the same with every reply recorded; a model through Semantic Kernel and the gateway, as debaters call, and
            that recorded. What holds so many calls back most is the collector, which by default keeps little garbage and stops them
            often; with DOTNET_gcServer=1 in the environment it works on all cores and stops them seldom.
            """)
        {
            debates, calls, concurrency, milliseconds,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var plan = new GatewayPlan(parsed.GetValue(debates), parsed.GetValue(calls), parsed.GetValue(concurrency), TimeSpan.FromMilliseconds(parsed.GetValue(milliseconds)));
            using var latency = new ExactDelay(plan.Latency);
            await using var server = new LoopbackServer(async (_, _) =>
            {
                await latency.WaitAsync();
                return GatewayLoads.Reply;
            });
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Debates:N0} debates of {plan.Calls} calls, {plan.Concurrency} at once, {plan.Latency.TotalMilliseconds} ms of latency: ideal {plan.Ideal:N0} calls/s, at most {plan.Most:P1} of it; {Environment.ProcessorCount} cores, {(GCSettings.IsServerGC ? "server" : "workstation")} collector"));
            double? bare = null;
            foreach (var load in GatewayLoads.All(server.Address))
            {
                using (load)
                {
                    error.WriteLine(load.Name);
                    var result = await plan.RunAsync(load, cancellationToken);
                    bare ??= result.Rate;
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{load.Name,-32} {result.Rate,7:N0} calls/s  {result.Rate / plan.Ideal,7:P1} of ideal  {result.Rate / bare,7:P1} of bare  peak memory {result.Peak / 1e6,4:F0} MB  {result.Processor / plan.All * 1e3:F3} ms of processor time a call, server's included  {result.Collections} collections"));
                }
            }

            return ExitCode.Success;
        });
        return command;
    }
}
