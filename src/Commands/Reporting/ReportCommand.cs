using System.CommandLine;
using System.Globalization;
using LearningThePrior.Analysis.Reporting;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Cli.Measuring;

namespace LearningThePrior.Cli.Reporting;

/// <summary><c>ltp report</c>: runs as one page to read.</summary>
internal static class ReportCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var runs = new Argument<string[]>("run") { Description = "The runs' folders; NAME=FOLDER calls one by another name.", Arity = ArgumentArity.OneOrMore };
        var file = new Option<string?>("--out") { Description = "The page. Default: report.html in the first run's folder; an older report is replaced, nothing else." };
        var where = WhereOption.Make();
        var most = MeasureCommand.Number("--max-debates", "How many debates and decompositions to take at most, the first ones; the page says what it leaves out.", ReportWriter.DefaultDebates, 1_000_000);
        var command = new Command("report", """
            Write debates, decompositions and verdicts as one HTML page that needs no server.
            It opens from disk, with no network: an overview, a list to filter, each debate with its citations and the nodes that they
            name, credence after every round, two debates side by side, and each decomposition as a tree that folds.

            Examples:
              ltp report runs/snow-1
              ltp report runs/human again=runs/human-2 --out both.html
            """)
        {
            runs, file, where, most,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var folders = parsed.GetRequiredValue(runs);
            OutputFile.RequireWritable("--out", parsed.GetValue(file));
            var summary = await ReportWriter.WriteAsync(
                folders, parsed.GetValue(file) ?? Path.Combine(Folder(folders[0]), "report.html"), parsed.GetValue(most), parsed.GetValue(where), cancellationToken);
            Warnings.Tell(error, summary.Warnings);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{summary.Path}: {Held(summary)}, {summary.Bytes / 1e6:F1} MB{LeftOut(summary)}"));
            return ExitCode.Success;
        });
        return command;
    }

    private static string Folder(string run) => Directory.Exists(run) ? run : run[(run.IndexOf('=', StringComparison.Ordinal) + 1)..];

    private static string Held(ReportSummary summary) => string.Create(CultureInfo.InvariantCulture, $"{summary.Debates} debates{(summary.Decompositions > 0 ? $", {summary.Decompositions} decompositions" : "")}");

    private static string LeftOut(ReportSummary summary) =>
        summary.LeftOut == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {summary.LeftOut} more left out (--max-debates)");
}
