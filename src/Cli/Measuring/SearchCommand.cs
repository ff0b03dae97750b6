using System.CommandLine;
using System.Globalization;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure search</c>: evaluations until a search over z comes within 0.1 nat of the best.</summary>
internal static class SearchCommand
{
    private static readonly (string Name, Func<SearchProblem, Seed, ILatentOptimizer> Create)[] Searches =
    [
        ("random", (p, s) => new RandomSearch(p.Space, s, propose: p.Propose)),
        ("(1+1)-EA, the yardstick", (p, s) => new OnePlusOneEvolution(p.Space, s, propose: p.Propose)),
        ("gradient with restarts", (p, s) => new GradientSearch(p.Space, s, propose: p.Propose)),
    ];

    public static Command Make(TextWriter output, TextWriter error)
    {
        var states = MeasureCommand.Number("--states", "States of the encyclopedia: 2, 3 or 4.", 3, EncyclopediaWorlds.MaxStates);
        var examples = MeasureCommand.Number("--examples", "Examples in D.", 40, 100_000);
        var seeds = MeasureCommand.Number("--seeds", "Worlds, each searched once by every search.", 20, 10_000);
        var limit = MeasureCommand.Number("--limit", "Evaluations after which a search has failed.", 20_000, 100_000_000);
        var seed = MeasureCommand.SeedOption();
        var command = new Command("search", """
            Searches over z compared by how often they evaluate the exact objective.
            Encyclopedia: evaluations of log Prior(z) + sum over D of log P(y|x,z) until a rounded z is within 0.1 nat of the best. A value
            with its gradient counts as one evaluation. All searches start from what a human might propose.
            """)
        {
            states, examples, seeds, limit, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            if (parsed.GetValue(states) < 2)
            {
                throw new UserException("--states must be from 2 to 4; 1 is not.");
            }

            var settings = new EncyclopediaWorlds { States = parsed.GetValue(states), Examples = parsed.GetValue(examples) };
            error.WriteLine($"{parsed.GetValue(seeds)} worlds, {Searches.Length} searches each");
            var rows = SearchStudy.Run(
                own => EncyclopediaProblem.Of(settings, own), Searches, parsed.GetValue(seeds), parsed.GetValue(limit), new Seed(parsed.GetValue(seed)), cancellationToken);
            output.WriteLine("search                    median  quartiles          failed  ratio to the yardstick");
            foreach (var row in rows)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Name,-24}  {row.Median,6:F0}  {row.LowerQuartile,6:F0} to {row.UpperQuartile,-6:F0}  {row.Failures,6}  {row.Median / rows[1].Median:F2}"));
            }

            return ExitCode.Success;
        });
        return command;
    }
}
