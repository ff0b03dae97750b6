using System.CommandLine;
using System.Globalization;
using LearningThePrior.Experiments.Studies;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure depth</c>: what debate adds to a bounded judge, by depth.</summary>
internal static class DepthCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var depths = new Option<int[]>("--depths")
        {
            Description = "Depths of the books. Default: 2 4 8 16 30 60.",
            DefaultValueFactory = _ => [2, 4, 8, 16, 30, 60],
            AllowMultipleArgumentsPerToken = true,
        };
        var items = MeasureCommand.Number("--items", "Questions in each cell.", 500, 1_000_000);
        var checks = MeasureCommand.Number("--checks", "Nodes that the judge may check.", 1, 16);
        var seed = MeasureCommand.SeedOption();
        var command = new Command("depth", """
            Accuracy of debate, consultancy and the judge alone by the tree's depth.
            The question is "are at least so many of the 2^depth leaves true?", asked a few leaves from the true count, for honest and
            dishonest claims, from both seats; debaters are exact.
            """)
        {
            depths, items, checks, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(depths)!.FirstOrDefault(d => d is < 1 or > 120, 1) is var wrong and (< 1 or > 120))
            {
                throw new UserException($"--depths must be from 1 to 120; {wrong} is not.");
            }

            output.WriteLine("depth  protocol     claim      seat  right / items  accuracy   95 % interval    flipped by the seat");
            foreach (var depth in parsed.GetValue(depths)!)
            {
                var started = TimeProvider.System.GetTimestamp();
                var cells = await DepthExperiment.RunAsync(
                    new EncyclopediaWorlds(), depth, parsed.GetValue(items), parsed.GetValue(checks), new Seed(parsed.GetValue(seed)), cancellationToken);
                foreach (var cell in cells)
                {
                    var (low, high) = Proportion.Wilson95(cell.Right, cell.Items);
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{cell.Depth,5}  {cell.Protocol,-11}  {cell.Claim,-9}  {cell.Seat,-4}  {cell.Right,5} / {cell.Items,-5}  {(double)cell.Right / cell.Items,8:F3}   {low:F3} to {high:F3}   {(cell.Flipped is { } flipped ? flipped.ToString(CultureInfo.InvariantCulture) : "-"),7}"));
                }

                var each = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds / cells.Sum(c => c.Items);
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"depth {depth}: {each:F2} ms a verdict"));
            }

            return ExitCode.Success;
        });
        return command;
    }
}
