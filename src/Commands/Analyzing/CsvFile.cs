using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>The file that <c>--csv</c> names, if any.</summary>
internal static class CsvFile
{
    /// <summary>Refuses a file that stands or cannot be written, before anything is computed.</summary>
    public static void RequireUnused(string? file)
    {
        if (file is not null && Path.Exists(file))
        {
            throw new UserException($"--csv: {file} stands already; name another file, or move it away.");
        }

        OutputFile.RequireWritable("--csv", file);
    }

    /// <summary>Writes a row for each group and statistic, whole or not at all.</summary>
    public static void Write(string? file, AnalysisResult result)
    {
        if (file is null)
        {
            return;
        }

        using var table = new UnfinishedFile(file);
        using (var writer = new StreamWriter(table.Stream))
        {
            AnalysisCsv.Write(writer, result);
        }

        table.Complete(replace: false);
    }
}
