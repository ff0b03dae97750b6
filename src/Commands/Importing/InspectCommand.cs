using System.CommandLine;
using LearningThePrior.Transcripts.Importing.Inspect;

namespace LearningThePrior.Cli.Importing;

/// <summary><c>ltp import inspect</c>.</summary>
internal static class InspectCommand
{
    public static Command Make(TextWriter output)
    {
        var source = new Argument<string>("LOG|DIR") { Description = "A log (.eval or .json), or a folder of logs." };
        var role = new Option<string[]>("--role") { Description = "NAME=A, NAME=B, NAME=judge or NAME=none: who speaks in messages of this role; may be given again. Default: assistant=A, user=judge." };
        var skip = ImportCommand.SkipOption();
        var @out = ImportCommand.OutOption("inspect");
        var command = new Command("inspect", """
            Import logs of Inspect (versions 1 and 2).
            A sample becomes a debate, each scorer a judge, an epoch a repetition. Logs that 'ltp export' wrote come back as they were.

            Example: ltp import inspect logs/2026-01-01_task.eval --role pro=A --role con=B
            """)
        {
            source, role, skip, @out,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            using var place = RunPlace.Choose(parsed.GetValue(@out), "inspect");
            ImportSummary.Write(output, place.Path, InspectImport.Run(parsed.GetValue(source)!, parsed.GetValue(role) ?? [], place.Path, parsed.GetValue(skip), cancellationToken));
            return ExitCode.Success;
        });
        return command;
    }
}
