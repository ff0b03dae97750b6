using System.CommandLine;
using System.Globalization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure intervals</c>: how often the intervals that results are printed with hold the truth.</summary>
internal static class IntervalsCommand
{
    private const int Samples = 10_000;

    private static readonly int[] Sizes = [8, 20, 40, 100];

    public static Command Make(TextWriter output)
    {
        var world = new Option<string>("--world") { Description = "The world. Default: encyclopedia.", DefaultValueFactory = _ => "encyclopedia" };
        var worlds = MeasureCommand.Number("--worlds", "Worlds whose mean and median are taken for the truth.", 2_000, 100_000);
        var seed = MeasureCommand.SeedOption();
        var set = new Option<string[]>("--set") { Description = "A setting of the world as name=value; may be given again." };
        var command = new Command("intervals", """
            How often 95 % intervals over a few worlds hold the true mean and median.
            The figure is the NLL of exact Bayes.
            By simulation: samples of 8 to 100 worlds are drawn from many.
            """) { world, worlds, seed, set };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var family = WorldSettings.Family(parsed.GetValue(world)!, parsed.GetValue(set) ?? []);
            var own = new Seed(parsed.GetValue(seed));
            var nll = new Dictionary<string, List<double>>();
            for (var i = 0; i < parsed.GetValue(worlds); i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var one = family.Sample(WorldExperiment.SampleOf(i, own));
                foreach (var questions in one.Sets)
                {
                    nll.TryAdd(questions.Name, []);
                    nll[questions.Name].Add(Scoring.Nll(one, questions, one.Key.Bayes));
                }
            }

            output.WriteLine("set          mean    median   worlds   mean's interval holds   median's holds");
            foreach (var (name, values) in nll)
            {
                var all = Estimate.Of(values)!;
                foreach (var size in Sizes)
                {
                    var coverage = IntervalCoverage.Of(values, size, Samples, own.For("samples", size));
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name,-10}  {all.Mean:F3}     {all.Median:F3}   {size,6}                   {coverage.Mean:P1}           {coverage.Median:P1}"));
                }
            }

            return ExitCode.Success;
        });
        return command;
    }
}
