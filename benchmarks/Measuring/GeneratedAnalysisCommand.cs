using System.CommandLine;
using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Cli;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Probability;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary><c>analyze</c>: how fast generated debates are analysed, beside a plain pass of a JSON parser over the same files.</summary>
internal static class GeneratedAnalysisCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var speeches = MeasureCommand.Number("--speeches", "Speeches, eight a debate.", 1_000_000, 100_000_000);
        var seed = MeasureCommand.SeedOption();
        var keep = new Option<string?>("--keep") { Description = "Keep the generated run in this new folder, to try commands on. Default: it is removed." };
        var where = WhereOption.Make();
        var command = new Command("analyze", "Generate a run and measure 'ltp analyze' on it, as 'ltp measure analyze RUN' does on any run.")
        {
            speeches, keep, where, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = parsed.GetValue(keep) ?? Path.Combine(Directory.CreateTempSubdirectory("ltp-").FullName, "run");
            try
            {
                var debates = (parsed.GetValue(speeches) + GeneratedRun.SpeechesOfDebate - 1) / GeneratedRun.SpeechesOfDebate;
                error.WriteLine($"generating {debates} debates");
                GeneratedRun.Write(folder, debates, new Seed(parsed.GetValue(seed)), cancellationToken);
                await AnalyzeSpeedCommand.MeasureAsync(folder, parsed.GetValue(where) ?? [], output, cancellationToken);
            }
            finally
            {
                if (parsed.GetValue(keep) is null)
                {
                    Directory.GetParent(folder)!.Delete(recursive: true);
                }
            }

            return ExitCode.Success;
        });
        return command;
    }
}
