using System.CommandLine;
using System.Globalization;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Probability;
using LearningThePrior.Replications.Christiano2018;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure overseer</c>: what distillation makes of an overseer's errors, beside the law.</summary>
internal static class OverseerErrorsCommand
{
    private static readonly double[] Fresh = [0, .01, .1, .2, .3];
    private static readonly double[] Fixed = [.01, .1, .3];

    public static Command Make(TextWriter output, TextWriter error)
    {
        var steps = MeasureCommand.Number("--steps", "Steps of each training.", 800, 1_000_000);
        var seeds = MeasureCommand.Number("--seeds", "Trainings with fresh errors of each probability.", 3, 1_000);
        var draws = MeasureCommand.Number("--draws", "Trainings with fixed errors of each probability.", 10, 1_000);
        var seed = MeasureCommand.SeedOption();
        var command = new Command("overseer", "What distillation makes of an overseer's errors, on the tiny task, beside the law.")
        {
            steps, seeds, draws, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            TorchRuntime.EnsureLoaded();
            var root = new Seed(parsed.GetValue(seed));
            (double Probability, ErrorKind Kind, int Draw)[] cells =
            [
                .. Fresh.SelectMany(p => Enumerable.Range(0, parsed.GetValue(seeds)).Select(i => (p, ErrorKind.Fresh, i))),
                .. Fixed.SelectMany(p => Enumerable.Range(0, parsed.GetValue(draws)).Select(i => (p, ErrorKind.Fixed, i))),
            ];
            var results = await SideBySide.AllAsync(cells.Length, "training", error, (i, stop) =>
            {
                var (probability, kind, draw) = cells[i];
                return OverseerErrors.RunAsync(
                    probability, kind, parsed.GetValue(steps), root.For(string.Create(CultureInfo.InvariantCulture, $"{kind} {probability}"), draw), stop);
            }, cancellationToken);
            output.WriteLine("Right answers in percent, mean over trainings: the overseer with X, the law, and X alone, at heights 1 and 2");
            output.WriteLine();
            output.WriteLine("errors  p     n   overseer with X    law              X alone          gain of X");
            foreach (var row in results.GroupBy(r => (r.Kind, r.Probability)))
            {
                double Mean(Func<OverseerErrorsCell, double> of) => 100 * row.Average(of);
                var gain = new[] { 0, 1 }.Select(h => Mean(r => r.Teacher[h]) - Mean(r => r.Amplified[h])).ToArray();
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Key.Kind.ToString().ToLowerInvariant(),-6}  {row.Key.Probability,-4} {row.Count(),3}   {Mean(r => r.Amplified[0]),6:F1} / {Mean(r => r.Amplified[1]),-6:F1}   {Mean(r => r.Law[0]),6:F1} / {Mean(r => r.Law[1]),-6:F1}   {Mean(r => r.Teacher[0]),6:F1} / {Mean(r => r.Teacher[1]),-6:F1}   {gain[0],5:+0.0;-0.0} / {gain[1]:+0.0;-0.0}"));
            }

            return ExitCode.Success;
        });
        return command;
    }
}
