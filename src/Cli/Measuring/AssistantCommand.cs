using System.CommandLine;
using System.Globalization;
using LearningThePrior.Optimization.Amplifying;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure assistant</c>: questions to an overseer that teach one assistant for every z at once.</summary>
internal static class AssistantCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var world = new Option<string>("--world") { Description = "The world: encyclopedia (default) or snow.", DefaultValueFactory = _ => "encyclopedia" };
        var errors = new Option<double[]>("--overseer-error") { Description = "How often an answer of the overseer is drawn at random. Default: 0 0.1 0.3.", DefaultValueFactory = _ => [0, .1, .3], AllowMultipleArgumentsPerToken = true };
        var seeds = MeasureCommand.Number("--seeds", "Assistants taught of each kind.", 8, 1_000);
        var calls = MeasureCommand.Number("--calls", "The most questions to the overseer.", 1_500, 1_000_000);
        var flat = new Option<bool>("--no-curriculum") { Description = "Teach by questions of all lengths from the start too, for comparison." };
        var seed = MeasureCommand.SeedOption();
        var command = new Command("assistant", """
            Questions to an overseer that teach one assistant for every z at once.
            How many it takes until what the assistant of 'ltp learn --elicit amplification' answers about backgrounds that he has not seen is
            within 0.02 nats of the human's answer, on D and D*.

            Examples:
              ltp measure assistant --no-curriculum
              ltp measure assistant --world snow --overseer-error 0
            """)
        {
            world, errors, seeds, calls, flat, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (name, root) = (parsed.GetValue(world)!, new Seed(parsed.GetValue(seed)));
            if (parsed.GetValue(errors)!.FirstOrDefault(p => !(p is >= 0 and <= 1), 0) is var wrong && !(wrong is >= 0 and <= 1))
            {
                throw new UserException(string.Create(CultureInfo.InvariantCulture, $"--overseer-error must be from 0 to 1; {wrong} is not."));
            }

            IWorld Draw(int i) => Names.All.Worlds.Make(name).Sample(root.For("world", i));
            if (Draw(0).AmplificationTask is null)
            {
                throw new UserException($"--world: {name} does not say what an assistant can learn to answer; encyclopedia and snow do.");
            }

            TorchRuntime.EnsureLoaded();
            (double Error, bool Curriculum, int Draw)[] cells =
            [
                .. from curriculum in parsed.GetValue(flat) ? new[] { true, false } : [true]
                   from p in parsed.GetValue(errors)!
                   from i in Enumerable.Range(0, parsed.GetValue(seeds))
                   select (p, curriculum, i),
            ];
            var (results, done) = (new AssistantResult[cells.Length], 0);
            await Parallel.ForEachAsync(cells.Index(), cancellationToken, async (cell, stop) =>
            {
                var ((p, curriculum, draw), index) = (cell.Item, cell.Index);
                results[index] = await Task.Run(
                    () => AssistantStudy.RunAsync(Draw(draw), p, curriculum, parsed.GetValue(calls), root.For(string.Create(CultureInfo.InvariantCulture, $"error {p}"), draw), stop), stop);
                error.WriteLine($"assistant {Interlocked.Increment(ref done)} of {cells.Length}");
            });
            Write(output, results);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(TextWriter output, AssistantResult[] results)
    {
        output.WriteLine($"Questions to the overseer, median (least to most), of the assistants that came so far; parameters: {results[0].Parameters:N0}");
        output.WriteLine();
        output.WriteLine("curriculum  error    n   to KL <= 0.02              learned, as the loop finds   KL at the end   right everywhere");
        foreach (var row in results.GroupBy(r => (r.Curriculum, r.Error)))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(row.Key.Curriculum ? "yes" : "no"),-10}  {row.Key.Error,5}  {row.Count(),3}   {Counts(row.Select(r => r.Reached)),-25}  {Counts(row.Select(r => r.Learned)),-27}  {row.Average(r => r.Divergence),13:F4}   {row.Count(r => r.Wrong == 0)} of {row.Count()}"));
        }
    }

    private static string Counts(IEnumerable<int?> calls)
    {
        var (all, came) = (calls.Count(), calls.OfType<int>().Order().ToArray());
        return came.Length == 0 ? $"none of {all}" : $"{came[came.Length / 2]} ({came[0]} to {came[^1]}), {came.Length} of {all}";
    }
}
