using System.CommandLine;
using System.Globalization;
using LearningThePrior.Experiments.Studies;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure taxonomy</c>: protocols, and a Z too shallow, next to their closed forms.</summary>
internal static class TaxonomyCommand
{
    private const int Deepest = 60;

    public static Command Make(TextWriter output, TextWriter error)
    {
        var depths = new Option<int[]>("--depths")
        {
            Description = "Depths of the leaves. Default: 4 8 16 30.",
            DefaultValueFactory = _ => [4, 8, 16, 30],
            AllowMultipleArgumentsPerToken = true,
        };
        var items = MeasureCommand.Number("--items", "Leaves at each depth, each of its own tree.", 10_000, 1_000_000);
        var citations = MeasureCommand.Number("--citations", "Citations of each side that the judge checks.", 2, 16);
        var exceptions = new Option<double>("--exceptions")
        {
            Description = "Probability that a kind is an exception to its parent. Default: 0.05.",
            DefaultValueFactory = _ => .05,
        };
        var seed = MeasureCommand.SeedOption();
        var command = new Command("taxonomy", """
            Debate, consultancy and the judge alone on a taxonomy, next to their closed forms.
            Kinds inherit an attribute, with exceptions. The judge knows the root and assumes no exception where none is cited: how
            often is the verdict the leaf's true attribute, and what does a Z cost that ends k levels above the leaves? Each figure
            stands next to its closed form; z is the difference in standard errors.

            Examples:
              ltp measure taxonomy                                    depths 4, 8, 16 and 30, 10,000 leaves each
              ltp measure taxonomy --depths 16 --citations 1
              ltp measure taxonomy --depths 60 --exceptions 0.02 --items 2000
            """)
        {
            depths, items, citations, exceptions, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (rho, count, run) = (parsed.GetValue(exceptions), parsed.GetValue(items), new Seed(parsed.GetValue(seed)));
            Check(parsed.GetValue(depths)!, rho);

            output.WriteLine("depth  protocol              measured  formula      z");
            foreach (var depth in parsed.GetValue(depths)!)
            {
                var started = TimeProvider.System.GetTimestamp();
                foreach (var cell in await TaxonomyExperiment.PlayAsync(rho, depth, parsed.GetValue(citations), count, run, cancellationToken))
                {
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{depth,5}  {cell.Protocol,-20}  {cell.Measured,8:F4}  {cell.Formula,7:F4}  {cell.Z,5:F2}"));
                }

                error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"depth {depth}: {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s"));
            }

            output.WriteLine();
            output.WriteLine("depth  levels missing from Z  NLL measured  formula      z");
            foreach (var depth in parsed.GetValue(depths)!)
            {
                foreach (var missing in new[] { 0, 1, 2, 4, 8, 16 }.Where(k => k < depth))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var cell = TaxonomyExperiment.Shallow(rho, depth, missing, count, run);
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{depth,5}  {missing,21}  {cell.Measured,12:F4}  {cell.Formula,7:F4}  {cell.Z,5:F2}"));
                }
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Check(int[] depths, double exceptions)
    {
        if (depths.FirstOrDefault(d => d is < 2 or > Deepest, 2) is var wrong and (< 2 or > Deepest))
        {
            throw new UserException($"--depths must be from 2 to {Deepest}; {wrong} is not.");
        }

        if (!(exceptions is > 0 and < .5))
        {
            throw new UserException(string.Create(CultureInfo.InvariantCulture, $"--exceptions must be above 0 and below 0.5; {exceptions} is not."));
        }
    }
}
