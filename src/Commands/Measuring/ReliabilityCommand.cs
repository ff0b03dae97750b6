using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Analysis.Plots;
using LearningThePrior.Experiments.Studies.Reliability;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure reliability</c>: recursion against debate where judgements err, next to their closed forms.</summary>
internal static class ReliabilityCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var depths = new Option<int[]>("--depths") { Description = "Depths of the trees. Default: 1 2 3 4 6 8.", DefaultValueFactory = _ => [1, 2, 3, 4, 6, 8], AllowMultipleArgumentsPerToken = true };
        var noise = new Option<double[]>("--noise") { Description = "Probabilities that a judgement errs. Default: 0.02 0.1.", DefaultValueFactory = _ => [.02, .1], AllowMultipleArgumentsPerToken = true };
        var votes = MeasureCommand.Number("--votes", "Votes on each question of the recursion, odd.", 1, 99);
        var items = MeasureCommand.Number("--items", "Trees in each cell.", 1_000, 1_000_000);
        var seed = MeasureCommand.SeedOption();
        var svg = new Option<string?>("--svg") { Description = "Where to draw the curves with their closed forms." };
        var json = new Option<bool>("--json") { Description = "Print every cell as JSON and nothing else." };
        var command = new Command("reliability", """
            Recursion against debate by depth where judgements err, next to their closed forms.
            Asked is the parity of 2^depth leaves. In recursion every answer rests on all below it, and nobody checks. In debate the judge
            checks the way down to one leaf. z is the difference in standard errors.

            Examples:
              ltp measure reliability --svg reliability.svg
              ltp measure reliability --depths 8 --noise 0.1 --votes 13      votes that make recursion as reliable as debate
            """)
        {
            depths, noise, votes, items, seed, svg, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Check(parsed.GetValue(depths)!, parsed.GetValue(noise)!, parsed.GetValue(votes));
            OutputFile.RequireWritable("--svg", parsed.GetValue(svg));
            var cells = new List<ReliabilityCell>();
            foreach (var e in parsed.GetValue(noise)!)
            {
                foreach (var depth in parsed.GetValue(depths)!)
                {
                    cells.AddRange(await ReliabilityExperiment.RunAsync(depth, e, parsed.GetValue(votes), parsed.GetValue(items), new Seed(parsed.GetValue(seed)), cancellationToken));
                    error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"noise {e}, depth {depth}"));
                }
            }

            if (parsed.GetValue(svg) is { } file)
            {
                await File.WriteAllTextAsync(file, Plot(cells).ToSvg(), cancellationToken);
            }

            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(cells, MeasuringJson.Default.ListReliabilityCell));
            }
            else
            {
                Write(output, cells);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(TextWriter output, IReadOnlyList<ReliabilityCell> cells)
    {
        output.WriteLine("noise  depth  way                     judgements  measured   95 % interval    formula      z");
        foreach (var cell in cells)
        {
            var (low, high) = Proportion.Wilson95(cell.Right, cell.Items);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{cell.Noise,5}  {cell.Depth,5}  {cell.Way,-22}  {cell.Calls,10:N0}  {cell.Measured,8:F4}   {low:F3} to {high:F3}   {cell.Formula,7:F4}  {cell.Z,5:F2}"));
        }

        output.WriteLine();
        foreach (var cell in cells.Where(c => c.Way == "recursion"))
        {
            output.WriteLine(ReliabilityFormulas.VotesFor(cell.Depth, cell.Noise) is { } needed
                ? string.Create(CultureInfo.InvariantCulture, $"As reliable as debate at depth {cell.Depth}, noise {cell.Noise}: {needed} votes a question, {ReliabilityFormulas.RecursionCalls(cell.Depth, needed):N0} judgements; debate takes {ReliabilityFormulas.DebateCalls(cell.Depth)}.")
                : string.Create(CultureInfo.InvariantCulture, $"At depth {cell.Depth}, noise {cell.Noise}, 9,999 votes a question do not make recursion as reliable as debate."));
        }
    }

    private static LinePlot Plot(IReadOnlyList<ReliabilityCell> cells) => new(
        "Recursion and debate where judgements err: measured, and closed forms",
        "depth",
        "share of right answers",
        [
            .. cells.GroupBy(c => (c.Way, c.Noise)).SelectMany(group => new PlotLine[]
            {
                new(string.Create(CultureInfo.InvariantCulture, $"{group.Key.Way} {group.Key.Noise}"), [.. group.Select(Point)]),
                new("law", [.. group.Select(c => new PlotPoint(c.Depth, c.Formula))]),
            }),
        ]);

    private static PlotPoint Point(ReliabilityCell cell)
    {
        var (low, high) = Proportion.Wilson95(cell.Right, cell.Items);
        return new(cell.Depth, cell.Measured, low, high);
    }

    private static void Check(int[] depths, double[] noise, int votes)
    {
        if (depths.FirstOrDefault(d => d is < 1 or > ReliabilityExperiment.MostDepth, 1) is var deep and (< 1 or > ReliabilityExperiment.MostDepth))
        {
            throw new UserException($"--depths must be from 1 to {ReliabilityExperiment.MostDepth}; {deep} is not.");
        }

        if (noise.FirstOrDefault(e => !(e is >= 0 and <= .5), 0) is var loud && !(loud is >= 0 and <= .5))
        {
            throw new UserException(string.Create(CultureInfo.InvariantCulture, $"--noise must be from 0 to 0.5; {loud} is not."));
        }

        if (votes % 2 == 0)
        {
            throw new UserException($"--votes must be odd, so that there is a majority; {votes} is not.");
        }
    }
}
