using System.CommandLine;
using LearningThePrior.Transcripts.Importing.Nyu;

namespace LearningThePrior.Cli.Importing;

/// <summary><c>ltp import nyu</c>.</summary>
internal static class NyuCommand
{
    public static Command Make(TextWriter output)
    {
        var source = new Argument<string>("DIR|FILE") { Description = "The published checkout, its 'pub' or 'pub/debates', any folder of rooms, or one room's JSON file." };
        var skip = ImportCommand.SkipOption();
        var @out = ImportCommand.OutOption("nyu");
        var command = new Command("nyu", """
            Import rooms of human and AI debate over stories (Michael et al. 2023).
            The format is that of github.com/julianmichael/debate. debates-metadata.jsonl (or .json) is looked for in the folder and above it; without it a room's setting is inferred from its roles.
            """)
        {
            source, skip, @out,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            using var place = RunPlace.Choose(parsed.GetValue(@out), "nyu");
            ImportSummary.Write(output, place.Path, await NyuImport.RunAsync(parsed.GetValue(source)!, place.Path, parsed.GetValue(skip), cancellationToken));
            return ExitCode.Success;
        });
        return command;
    }
}
