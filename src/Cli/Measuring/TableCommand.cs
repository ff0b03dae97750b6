using System.CommandLine;
using LearningThePrior.Optimization.Tables;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure table</c>: tables of one's own under files of beliefs, beside what one would use otherwise.</summary>
internal static class TableCommand
{
    private static readonly double[] Cuts = [.40, .55, .70];

    public static Command Make(TextWriter output, TextWriter error)
    {
        var data = new Option<string[]>("--data") { Description = "CSV files, or a folder of them.", Required = true, AllowMultipleArgumentsPerToken = true };
        var beliefs = new Option<string>("--beliefs") { Description = "The folder of files of beliefs, NAME.json for NAME.csv.", Required = true };
        var holdOuts = MeasureCommand.Number("--hold-outs", "How often a fifth of D is held out.", 4, 100);
        var seed = MeasureCommand.SeedOption();
        var command = new Command("table", """
            Tables with periods: a human's beliefs, rivals, and beliefs with parts taken away.
            Mean NLL in nats on held-out rows of D and on D*, the later periods, at cuts of .40, .55 and .70 of the periods. Nothing is learned by debate.

            Example:
              ltp measure table --data my-tables --beliefs my-beliefs
            """)
        {
            data, beliefs, holdOuts, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] files = [.. parsed.GetValue(data)!.SelectMany(f => Directory.Exists(f) ? Directory.GetFiles(f, "*.csv").Order(StringComparer.Ordinal) : (IEnumerable<string>)[f])];
            var tables = files.Select(f => Read(f, parsed.GetValue(beliefs)!)).ToArray();
            if (tables.Length == 0)
            {
                throw new UserException("--data: there is no CSV file.");
            }

            foreach (var (_, table, believed) in tables)
            {
                // Whatever is wrong shows before the first fit.
                foreach (var cut in Cuts)
                {
                    TableCode.Of(table, believed, TableSplit.Of(table, believed.Period, cut));
                }
            }

            var scores = await SideBySide.AllAsync(tables.Length * Cuts.Length, "table and cut", error, i =>
            {
                var (name, table, believed) = tables[i / Cuts.Length];
                return TableStudy.Run(
                    name, table, believed, Cuts[i % Cuts.Length], parsed.GetValue(holdOuts), new Seed(parsed.GetValue(seed)).For(name), TimeProvider.System, cancellationToken);
            }, cancellationToken);
            TableReport.Write(output, scores, new Seed(parsed.GetValue(seed)).For("intervals"));
            return ExitCode.Success;
        });
        return command;
    }

    private static (string Name, DataTable Table, TableBeliefs Beliefs) Read(string file, string beliefs)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        try
        {
            var table = TableFile.Load(file);
            return (name, table, BeliefsFile.Load(Path.Combine(beliefs, name + ".json"), table));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserException($"{file}: {e.Message}");
        }
    }
}
