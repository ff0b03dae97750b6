using System.CommandLine;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure</c>: the studies behind docs/results.md, each next to a baseline or a closed form.</summary>
internal static class MeasureCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var command = new Command("measure", "Measure one mechanism at a time, next to a baseline or a closed form.")
        {
            DepthCommand.Make(output, error),
            AnalyzeSpeedCommand.Make(output),
            TaxonomyCommand.Make(output, error),
            ParaphraseCommand.Make(output),
            ReliabilityCommand.Make(output, error),
        };
        foreach (var study in Torch.Room.Studies(output, error))
        {
            command.Add(study);
        }

        return command;
    }

    /// <summary>An option for a whole number within limits.</summary>
    public static Option<int> Number(string name, string description, int otherwise, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} Default: {otherwise}.", DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && (value < 1 || value > most))
            {
                result.AddError($"{name} must be from 1 to {most}; {value} is not.");
            }
        });
        return option;
    }

    /// <summary>The option for the seed.</summary>
    public static Option<ulong> SeedOption() =>
        new("--seed") { Description = "The study's seed. Default: 1.", DefaultValueFactory = _ => 1 };
}
