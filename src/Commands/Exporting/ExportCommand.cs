using System.CommandLine;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Transcripts;
using LearningThePrior.Transcripts.Exporting;

namespace LearningThePrior.Cli.Exporting;

/// <summary><c>ltp export</c>: a run's debates for other tools.</summary>
internal static class ExportCommand
{
    private static readonly Dictionary<string, Func<StoredRun, string, CancellationToken, Task>> Formats = new()
    {
        ["parquet"] = RunExport.ToParquetAsync,
        ["csv"] = RunExport.ToCsvAsync,
        ["jsonl"] = RunExport.ToJsonLinesAsync,
        ["inspect"] = RunExport.ToInspectAsync,
        ["training"] = RunExport.ToTrainingAsync,
        ["chat"] = RunExport.ToChatAsync,
    };

    public static Command Make(TextWriter output, TextWriter error)
    {
        var run = new Argument<string>("RUN") { Description = "The run's folder." };
        var to = new Option<string>("--to") { Description = "The format: " + string.Join(", ", Formats.Keys) + ".", Required = true };
        var where = WhereOption.Make();
        where.Description += " Calls are then left out.";
        var @out = new Option<string?>("--out") { Description = "The folder to make. Default: RUN/FORMAT." };
        var replace = new Option<bool>("--replace") { Description = "Make the export again where an earlier one of the same format stands, which is otherwise not written over." };
        var command = new Command("export", """
            Write a run for DuckDB, pandas, R, Inspect or a trainer.
            docs/loading.md shows how each reads it.

              parquet   flat tables debates, turns, citations, judgements, keys and nodes, with lists as lists
              csv       the same tables, safe to open in a spreadsheet
              jsonl     the same tables, one JSON object a line
              inspect   a log for Inspect's viewer and data frames (.eval)
              training  (x, z, soft target, weight, lineage) of every decided verdict, for f and for Prior
              chat      each debater's side as messages with the judge's credence as reward, for TRL, verifiers and
                        other trainers of debaters

            Examples:
              ltp export runs/nyu-1 --to parquet
              ltp export runs/nyu-1 --to parquet --replace
              ltp export runs/snow-1 --to training --out snow-training
            """)
        {
            run, to, where, @out, replace,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var format = parsed.GetValue(to)!;
            if (!Formats.TryGetValue(format, out var export))
            {
                throw new UserException($"--to must be one of {string.Join(", ", Formats.Keys)}; '{format}' is not.");
            }

            var opened = StoredRun.Open(parsed.GetValue(run)!);
            var folder = parsed.GetValue(@out) ?? Path.Combine(opened.Path, format);
            if (string.IsNullOrWhiteSpace(folder))
            {
                throw new UserException("--out must name a folder; it is blank.");
            }

            if (Path.Exists(folder) && !parsed.GetValue(replace))
            {
                var changed = ExportAge.HasRunChangedSince(opened, folder) ? ", and the run has changed since" : "";
                throw new UserException($"{folder} stands already{changed}; --replace makes it again, --out names another folder.");
            }

            Warnings.Tell(error, await opened.CheckAsync(cancellationToken: cancellationToken));
            await ExportReplacement.ReplaceAsync(opened, folder, (run, made, stop) => ExportAsync(run, parsed.GetValue(where) ?? [], made, export, stop), cancellationToken);
            foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                output.WriteLine($"{file}  {new FileInfo(file).Length} bytes");
            }

            Warnings.Tell(error, Outdated(opened));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The run's exports, of any format, that no longer show it.</summary>
    internal static IEnumerable<string> Outdated(StoredRun run) =>
        from format in Formats.Keys
        let folder = Path.Combine(run.Path, format)
        where ExportAge.HasRunChangedSince(run, folder)
        select $"the run has changed since {folder} was exported; ltp export {run.Path} --to {format} --replace makes it again.";

    private static async Task ExportAsync(StoredRun run, string[] where, string folder, Func<StoredRun, string, CancellationToken, Task> export, CancellationToken cancellationToken)
    {
        if (where.Length == 0)
        {
            await export(run, folder, cancellationToken);
            return;
        }

        var chosen = await RunSelection.OfAsync([run.Path], where, cancellationToken);
        var part = Directory.CreateTempSubdirectory("ltp-export-");
        try
        {
            await chosen.WriteAsync(run, part.FullName, cancellationToken);
            await export(StoredRun.Open(part.FullName), folder, cancellationToken);
        }
        finally
        {
            part.Delete(recursive: true);
        }
    }
}
