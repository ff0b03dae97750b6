using System.CommandLine;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure fidelity</c>: how closely f matches the human near one z.</summary>
internal static class FidelityCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var world = new Option<string>("--world") { Description = "The world. Default: snow.", DefaultValueFactory = _ => "snow" };
        var worlds = MeasureCommand.Number("--worlds", "Worlds.", 20, 10_000);
        var verdicts = MeasureCommand.Number("--verdicts", "Verdicts that f is trained on.", 3_000, 1_000_000);
        var radius = new Option<double>("--radius") { Description = "Radius around z. Default: 0.03.", DefaultValueFactory = _ => .03 };
        var unshared = new Option<bool>("--unshared") { Description = "The ablation: f shares nothing with Mz." };
        var seed = MeasureCommand.SeedOption();
        var command = new Command("fidelity", "Mean KL of f from fresh verdicts near one z, after so many verdicts there.")
        {
            world, worlds, verdicts, radius, unshared, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var near = parsed.GetValue(radius);
            if (!(near > 0 && near <= 1))
            {
                throw new UserException($"--radius must be above 0 and at most 1; {near} is not.");
            }

            var settings = new LearningSettings { Shared = !parsed.GetValue(unshared), ConditionalSteps = 1_600 };
            var family = Names.All.Worlds.Make(parsed.GetValue(world)!);
            List<double> divergences = [];
            for (var i = 0; i < parsed.GetValue(worlds); i++)
            {
                var own = new Seed(parsed.GetValue(seed)).For("world", i);
                divergences.Add(await FidelityExperiment.RunAsync(
                    family.Sample(own.For("sample")), settings, parsed.GetValue(verdicts), near, 400, own, cancellationToken));
                error.WriteLine($"world {i + 1} of {parsed.GetValue(worlds)}");
            }

            output.WriteLine($"mean KL(P(.|x,z) || f) in nats: {EstimateText.Of(Estimate.Of(divergences), "F5")}");
            return ExitCode.Success;
        });
        return command;
    }
}
