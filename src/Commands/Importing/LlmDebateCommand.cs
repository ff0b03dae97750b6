using System.CommandLine;
using LearningThePrior.Transcripts.Importing.LlmDebate;

namespace LearningThePrior.Cli.Importing;

/// <summary><c>ltp import llm-debate</c>.</summary>
internal static class LlmDebateCommand
{
    public static Command Make(TextWriter output)
    {
        var file = new Argument<string>("CSV") { Description = "A CSV with a column 'transcript' of JSON." };
        var skip = ImportCommand.SkipOption();
        var @out = ImportCommand.OutOption("llm-debate");
        var command = new Command("llm-debate", """
            Import debates of language models (Khan et al. 2024).
            The file holds the published human judgements, or is what a run of github.com/ucl-dark/llm_debate wrote. Quotes are checked again where the transcript has its story.
            """)
        {
            file, skip, @out,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            using var place = RunPlace.Choose(parsed.GetValue(@out), "llm-debate");
            ImportSummary.Write(output, place.Path, LlmDebateImport.Run(parsed.GetValue(file)!, place.Path, parsed.GetValue(skip), cancellationToken));
            return ExitCode.Success;
        });
        return command;
    }
}
