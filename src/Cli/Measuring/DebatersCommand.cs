using System.CommandLine;
using System.Globalization;
using LearningThePrior.Experiments.Studies;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure debaters</c>: what errors of honest debaters do to debate and to the loop, beside the closed forms.</summary>
internal static class DebatersCommand
{
    private const int MostDebates = 1_000_000;

    private const string Measured = "debates right / p^d  regret on D         regret on D*        f from verdicts     f from the human    the same by p^d";

    public static Command Make(TextWriter output, TextWriter error)
    {
        var right = Several<double>("--right", "Probabilities that a step of the honest debater is right.", 1, .99, .95, .9, .8);
        var trained = new Option<int[]>("--trained")
        {
            Description = "Also debaters trained in so many debates each ('trained:debates=N'), beside p^d of the p that they reached. Default: none.",
            DefaultValueFactory = _ => [],
            AllowMultipleArgumentsPerToken = true,
        };
        var depths = Several<int>("--depths", "Depths of the debates.", 2, 4, 8, 16);
        var items = MeasureCommand.Number("--items", "Debates in each cell.", 2_000, 1_000_000);
        var world = new Option<string>("--world") { Description = "The world of the loop. Default: snow.", DefaultValueFactory = _ => "snow" };
        var worlds = MeasureCommand.Number("--worlds", "Worlds that the loop learns for each probability.", 4, 9_999);
        var seed = MeasureCommand.SeedOption();
        var command = new Command("debaters", """
            What errors of honest debaters do to debate and to the loop, beside p^d.
            Accuracy of recursive debate by depth, then regret and fidelity of the loop.
            The honest debater is right at each step with probability p ('erring:right=p'), or as often as it learned to be; the liar is exact. Each of the d steps must be right, so that a
            debate is with probability p^d; f learns the mean of right and wrong verdicts.
            """)
        {
            right, trained, depths, items, world, worlds, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(right)!.FirstOrDefault(p => !(p is >= 0 and <= 1), 1) is var p and not (>= 0 and <= 1))
            {
                throw new UserException(string.Create(CultureInfo.InvariantCulture, $"--right must be from 0 to 1; {p} is not."));
            }

            if (parsed.GetValue(depths)!.FirstOrDefault(d => d is < 1 or > 120, 1) is var wrong and (< 1 or > 120))
            {
                throw new UserException($"--depths must be from 1 to 120; {wrong} is not.");
            }

            if (parsed.GetValue(trained)!.FirstOrDefault(n => n is < 0 or > MostDebates, 0) is var many and (< 0 or > MostDebates))
            {
                throw new UserException($"--trained must be from 0 to {MostDebates:N0}; {many} is not.");
            }

            var family = Names.All.Worlds.Make(parsed.GetValue(world)!);
            var (settings, root) = (LearningSettings.For(family), new Seed(parsed.GetValue(seed)));
            await WriteDepthsAsync(output, parsed.GetValue(depths)!, parsed.GetValue(right)!, parsed.GetValue(items), root, cancellationToken);
            TorchRuntime.EnsureLoaded();
            output.WriteLine();
            output.WriteLine($"The loop on {parsed.GetValue(worlds)} worlds of {family.Name}; nats, mean and 95 % interval");
            output.WriteLine($"   p  {Measured}");
            foreach (var each in parsed.GetValue(right)!)
            {
                var results = await LearnAsync(string.Create(CultureInfo.InvariantCulture, $"p = {each}"), (i, stop) => ErringLoopExperiment.RunAsync(family, settings, each, i, root, stop));
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{each,4}  {Row(results)}"));
            }

            if (parsed.GetValue(trained) is { Length: > 0 } trainings)
            {
                output.WriteLine();
                output.WriteLine("The same with debaters who were trained; p is the share of their steps that were right");
                output.WriteLine($"debates  p dividing  p contesting  {Measured}");
                foreach (var each in trainings)
                {
                    var debater = Names.All.Debaters.Make(string.Create(CultureInfo.InvariantCulture, $"trained:debates={each}"));
                    var results = await LearnAsync($"{each} debates", (i, stop) => ErringLoopExperiment.RunAsync(family, settings, debater, i, root, stop));
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture, $"{each,7}  {results.Average(r => r.Dividing),10:F4}  {results.Average(r => r.Contesting),12:F4}  {Row(results)}"));
                }
            }

            return ExitCode.Success;

            Task<ErringLoopResult[]> LearnAsync(string name, Func<int, CancellationToken, Task<ErringLoopResult>> learn) =>
                SideBySide.AllAsync(parsed.GetValue(worlds), $"{name}: world", error, learn, cancellationToken);
        });
        return command;
    }

    private static string Row(IReadOnlyList<ErringLoopResult> results)
    {
        string Mean(Func<ErringLoopResult, double?> of) => EstimateText.Of(Estimate.Of([.. results.Select(of).OfType<double>()]));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Average(r => r.Right),13:F4} / {results.Average(r => r.ExpectedRight):F4}  {Mean(r => r.RegretD),-18}  {Mean(r => r.RegretDStar),-18}  {Mean(r => r.Fidelity),-18}  {Mean(r => r.HumanFidelity),-18}  {Mean(r => r.ExpectedFidelity)}");
    }

    private static async Task WriteDepthsAsync(
        TextWriter output, int[] depths, double[] right, int items, Seed seed, CancellationToken cancellationToken)
    {
        output.WriteLine("depth     p  honest claim: right / debates  lie: right / debates   accuracy   p^d     standard errors apart");
        foreach (var depth in depths)
        {
            foreach (var p in right)
            {
                var cell = await ErringExperiment.RunAsync(new EncyclopediaWorlds(), depth, p, items, seed, cancellationToken);
                var accuracy = (cell.HonestRight + cell.LiesRight) / (double)(cell.HonestItems + cell.LiesItems);
                var deviation = Math.Sqrt(cell.Expected * (1 - cell.Expected) / (cell.HonestItems + cell.LiesItems));
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{depth,5}  {p,4}  {cell.HonestRight,20} / {cell.HonestItems,-7}  {cell.LiesRight,11} / {cell.LiesItems,-7}  {accuracy,8:F4}  {cell.Expected,6:F4}  {(deviation > 0 ? (accuracy - cell.Expected) / deviation : 0),6:F1}"));
            }
        }
    }

    private static Option<T[]> Several<T>(string name, string description, params T[] otherwise) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} Default: {string.Join(' ', otherwise.Select(o => Convert.ToString(o, CultureInfo.InvariantCulture)))}."),
        DefaultValueFactory = _ => otherwise,
        AllowMultipleArgumentsPerToken = true,
    };
}
