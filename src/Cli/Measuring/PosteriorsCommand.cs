using System.CommandLine;
using System.Globalization;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Posteriors;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure posteriors</c>: posteriors over z compared where f and Prior are exact.</summary>
internal static class PosteriorsCommand
{
    private static readonly (string Name, LatentObjective Objective)[] Methods =
    [
        ("point", LatentObjective.Elbo),
        ("particles", LatentObjective.Elbo),
        ("smc", LatentObjective.Elbo),
        ("box", LatentObjective.Elbo),
        ("box", LatentObjective.Mixture),
        ("factorised", LatentObjective.Elbo),
        ("factorised", LatentObjective.Mixture),
    ];

    public static Command Make(TextWriter output, TextWriter error)
    {
        var world = new Option<string>("--world") { Description = "The world. Default: epidemic.", DefaultValueFactory = _ => "epidemic" };
        var worlds = MeasureCommand.Number("--worlds", "Worlds.", 20, 100_000);
        var set = new Option<string[]>("--set") { Description = "A setting of the world as name=value; may be given again." };
        var only = new Option<string[]>("--only") { Description = "Of the posteriors, only these, by name.", AllowMultipleArgumentsPerToken = true };
        var seed = MeasureCommand.SeedOption();
        var command = new Command("posteriors", """
            Posteriors over z compared, with the exact f and Prior of a world.
            Regret against exact Bayes on D and D*, coverage of 90 % intervals where answers are numbers, evaluations; where all z can be listed, the
            objective less the log evidence, and whether the Z that are believed are possible, different, and all that there are.
            """) { world, worlds, only, set, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var family = WorldSettings.Family(parsed.GetValue(world)!, parsed.GetValue(set) ?? []);
            var wanted = parsed.GetValue(only) ?? [];
            if (wanted.FirstOrDefault(w => !Methods.Any(m => m.Name == w)) is { } unknown)
            {
                throw new UserException($"--only takes {string.Join(", ", Methods.Select(m => m.Name).Distinct())}; '{unknown}' is none.");
            }

            var chosen = Methods.Where(m => wanted.Length == 0 || wanted.Contains(m.Name)).ToArray();
            var methods = chosen.Select(m => (Names.All.Posteriors.Make(m.Name), m.Objective)).ToArray();
            var run = new Seed(parsed.GetValue(seed));
            var scores = await SideBySide.AllAsync(
                parsed.GetValue(worlds),
                "world",
                error,
                (i, stop) => PosteriorStudy.RunAsync(family.Sample(WorldExperiment.SampleOf(i, run)), methods, WorldExperiment.SeedOf(i, run).For("study"), stop),
                cancellationToken);
            output.WriteLine("posterior             regret on D*: mean (median)                  regret on D: mean (median)                   coverage  evaluations  objective less evidence  valid  distinct  recovered");
            for (var m = 0; m < chosen.Length; m++)
            {
                var rows = scores.Select(s => s[m]).ToArray();
                string Mean(Func<PosteriorScore, double?> of, string format) => rows.Select(of).OfType<double>().ToArray() is { Length: > 0 } values
                    ? values.Average().ToString(format, CultureInfo.InvariantCulture)
                    : "-";
                string Both(Func<PosteriorScore, double> of) => EstimateText.WithMedian(Estimate.Of([.. rows.Select(of)]), "F4");
                var (method, objective) = chosen[m];
                var name = method is "box" or "factorised" ? $"{method}, {objective.ToString().ToLowerInvariant()}" : method;
                output.WriteLine(
                    $"{name,-20}  {Both(r => r.RegretDStar),-43}  {Both(r => r.RegretD),-43}  {Mean(r => r.Coverage, "F3"),8}  {Mean(r => r.Evaluations, "F0"),11}  {Mean(r => r.OverEvidence, "F2"),23}  {Mean(r => r.Hypotheses?.Valid, "F3"),5}  {Mean(r => r.Hypotheses?.Distinct, "F3"),8}  {Mean(r => r.Hypotheses?.Recovered, "F3"),9}");
            }

            return ExitCode.Success;
        });
        return command;
    }
}
