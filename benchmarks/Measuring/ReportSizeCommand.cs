using System.CommandLine;
using System.Globalization;
using LearningThePrior.Analysis.Reporting;
using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Cli;
using LearningThePrior.Cli.Measuring;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary><c>report</c>: how large a report of many debates is, and how long writing it takes.</summary>
internal static class ReportSizeCommand
{
    public static Command Make(TextWriter output)
    {
        var sizes = new Option<int[]>("--debates")
        {
            Description = "How many debates. Default: 1000 10000.",
            DefaultValueFactory = _ => [1_000, 10_000],
            AllowMultipleArgumentsPerToken = true,
        };
        var folder = new Option<string?>("--out") { Description = "A folder to keep the runs and their reports in, to open them in a browser. Default: none is kept." };
        var seed = MeasureCommand.SeedOption();
        var command = new Command("report", """
            Bytes and writing time of the report of generated debates of the size of the real ones about stories: eight speeches of
            120 words with a citation each, a story of 30,000 characters for eight debates, and seven judgements a debate.
            """)
        {
            sizes, folder, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var keep = parsed.GetValue(folder);
            var place = keep ?? Directory.CreateTempSubdirectory("ltp-measure-").FullName;
            try
            {
                output.WriteLine("debates    page MB    writing s");
                foreach (var debates in parsed.GetValue(sizes)!)
                {
                    if (debates is < 1 or > 100_000)
                    {
                        throw new UserException($"--debates must be from 1 to 100000; {debates} is not.");
                    }

                    var path = Path.Combine(place, $"debates-{debates}");
                    new GeneratedStories(new(parsed.GetValue(seed))).Write(path, debates);
                    var started = TimeProvider.System.GetTimestamp();
                    var summary = await ReportWriter.WriteAsync(
                        [path], Path.Combine(path, "report.html"), debates, cancellationToken: cancellationToken);
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{debates,7}  {summary.Bytes / 1e6,9:F2}  {TimeProvider.System.GetElapsedTime(started).TotalSeconds,11:F1}"));
                }
            }
            finally
            {
                if (keep is null)
                {
                    Directory.Delete(place, recursive: true);
                }
            }

            return ExitCode.Success;
        });
        return command;
    }
}
