using System.CommandLine;

namespace LearningThePrior.Cli.Importing;

/// <summary><c>ltp import</c>: debates that others published, as a run like any other.</summary>
internal static class ImportCommand
{
    public static Command Make(TextWriter output) =>
        new("import", """
            Make a run of debates that others published.
            It can be analysed, judged again, shown and exported like any other. What the store has no place
            for is kept in extras.jsonl, and import.json lists all of it.

            Examples:
              ltp import nyu nyu-debates
              ltp import llm-debate human_feedback.csv
              ltp import inspect logs/debate.eval
              ltp import jsonl debates.jsonl --map question=/q --map answers=/options --map speeches=/turns
            """)
        {
            NyuCommand.Make(output),
            LlmDebateCommand.Make(output),
            JsonLinesCommand.Make(output),
            InspectCommand.Make(output),
        };

    /// <summary>The option to leave out what cannot be read.</summary>
    public static Option<bool> SkipOption() =>
        new("--skip-bad") { Description = "Leave out debates that cannot be read, and list them with what is wrong. Default: the first one ends the import." };

    /// <summary>The option for the run's folder.</summary>
    public static Option<string?> OutOption(string name) =>
        new("--out") { Description = $"The run's folder, which must be empty. Default: runs/{name}-N." };
}
