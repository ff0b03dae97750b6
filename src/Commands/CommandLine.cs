using System.CommandLine;
using System.CommandLine.Parsing;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Cli.Beliefs;
using LearningThePrior.Cli.Checking;
using LearningThePrior.Cli.Clustering;
using LearningThePrior.Cli.Comparing;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Exporting;
using LearningThePrior.Cli.HumanJudging;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Judging;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Cli.Models;
using LearningThePrior.Cli.Prompting;
using LearningThePrior.Cli.Reporting;
using LearningThePrior.Cli.Running;
using LearningThePrior.Cli.Trees;
using LearningThePrior.Cli.Validating;
using LearningThePrior.Cli.Worlds;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.LanguageModels;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli;

/// <summary>The commands of <c>ltp</c>, and what their errors look like.</summary>
internal static class CommandLine
{
    /// <summary>Parses and runs one command.</summary>
    /// <param name="args">The words after <c>ltp</c>.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where progress and errors go.</param>
    /// <param name="cancellationToken">Ends the command as Ctrl-C does.</param>
    public static async Task<int> RunAsync(
        string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var root = new Command("ltp", """
            ltp: learning the prior. Debate over an implicit tree Z trains f(y|x,z) and Prior(z), and z is
            optimised so that predictions on new questions rest on beliefs that a human would endorse.
            """)
        {
            HelpPage.Option(),
            new VersionOption(),
        };
        foreach (var command in Torch.Room.Commands(output, error).Concat(WithoutTorch(output, error)).Concat(Clusters.Room?.Commands(output, error) ?? []))
        {
            root.Add(command);
        }

        StrictOptions.ApplyTo(root);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var wrong = parsed.UnmatchedTokens is [var word, ..] ? $"'{word}' is no command or option here." : PlainWords.OfParseError(parsed.Errors[0].Message);
            error.WriteLine($"ltp: {OneLine(wrong)} ('{Words(parsed.CommandResult)} --help' tells more.)");
            return ExitCode.BadInput;
        }

        try
        {
            // Ctrl-C is listened to from the action's first await on; nothing may run before it.
            await Task.Yield();
            using var telemetry = Telemetry.OfEnvironment();
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(20),
                },
                cancellationToken);
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("ltp: stopped.");
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (e is UserException or NameException or JournalException or RunEndedException or InvalidDataException or FormatException)
        {
            error.WriteLine($"ltp: {OneLine(e.Message)}");
            return ExitCode.BadInput;
        }
        catch (ModelException e)
        {
            error.WriteLine($"ltp: {OneLine(e.Message)}");
            return e.Failure is ModelFailure.Unauthorized or ModelFailure.UnknownModel or ModelFailure.Unsupported or ModelFailure.NotRecorded
                ? ExitCode.BadInput
                : ExitCode.Failure;
        }
        catch (ArgumentException e)
        {
            // A setting or a file that fits its own range but not the others: worlds say so where they are drawn.
            error.WriteLine($"ltp: {OneLine(PlainWords.OfArgument(e.Message))}");
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is TooManyFailuresException or IOException or UnauthorizedAccessException or DllNotFoundException)
        {
            error.WriteLine($"ltp: {OneLine(e.Message)}");
            return ExitCode.Failure;
        }
    }

    private static IEnumerable<Command> WithoutTorch(TextWriter output, TextWriter error) =>
    [
        TreeCommand.Make(output),
        WorldsCommand.Make(output),
        BeliefsCommand.Make(output, error),
        NamesCommand.Make(output),
        CompareCommand.Make(output, error),
        DebateCommand.Make(output, error),
        RunCommand.Make(output, error),
        ModelsCommand.Make(output),
        PromptsCommand.Make(output),
        ImportCommand.Make(output),
        AnalyzeCommand.Make(output, error),
        JudgeCommand.Make(output, error),
        ValidateCommand.Make(output, error),
        HumanCommand.Make(output, error),
        ReportCommand.Make(output, error),
        ExportCommand.Make(output, error),
        CheckCommand.Make(output, error),
        MeasureCommand.Make(output, error),
    ];

    private static string Words(CommandResult command) =>
        command.Parent is CommandResult above ? $"{Words(above)} {command.Command.Name}" : command.Command.Name;

    private static string OneLine(string message) => PlainConsole.Printable(message.ReplaceLineEndings(" "));
}
