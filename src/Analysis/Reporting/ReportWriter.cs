using System.Text;
using System.Text.Json;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Pages;
using LearningThePrior.LanguageModels.Files;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>
/// Writes runs as one HTML file that opens from disk, with no network and nothing beside it. A light index of all debates
/// opens at once; what was said lies compressed in it and is unpacked when a debate is opened.
/// </summary>
/// <remarks>The same runs give the same bytes. All text is data: the page shows it as text nodes only.</remarks>
public static class ReportWriter
{
    /// <summary>How many debates a report takes unless told otherwise.</summary>
    public const int DefaultDebates = 10_000;

    // Stands first in every report, so that an older one can be told from a file that must not be lost.
    private const string Mark = "<!doctype html><!-- ltp.report/1 -->";

    private static readonly PageTemplate Template = PageTemplate.Of(
        "Reporting/Page/page.html",
        ["Pages/theme.css", "Pages/reading.css", "Reporting/Page/page.css"],
        [
            "Pages/dom.js", "Pages/theme.js", "Pages/words.js", "Pages/speech.js", "Pages/panel.js", "Pages/questions.js",
            "Reporting/Page/data.js", "Reporting/Page/route.js", "Reporting/Page/plot.js", "Reporting/Page/measured.js",
            "Reporting/Page/filters.js", "Reporting/Page/search.js", "Reporting/Page/statistics.js", "Reporting/Page/computed.js", "Reporting/Page/overview.js", "Reporting/Page/list.js", "Reporting/Page/verdicts.js",
            "Reporting/Page/curve.js", "Reporting/Page/stages.js", "Reporting/Page/descent.js", "Reporting/Page/calls.js", "Reporting/Page/debate.js", "Reporting/Page/decomposition.js", "Reporting/Page/compare.js",
            "Reporting/Page/start.js",
        ]);

    /// <summary>Writes the page.</summary>
    /// <param name="runs">Folders of runs in the order in which they are shown, each as its path or as <c>NAME=PATH</c>.</param>
    /// <param name="path">The file; only an older report may stand there.</param>
    /// <param name="maxDebates">How many debates and decompositions to take at most, the first ones; the page says how many it leaves out.</param>
    /// <param name="where">FIELD=VALUE,...: only what meets these conditions, see <see cref="AnalysisOptions.Where"/>; null for all.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left of it.</param>
    /// <exception cref="InvalidDataException">
    /// A folder is no run's, two runs have one name, no run holds a debate or a decomposition, or something else stands at the path.
    /// </exception>
    /// <exception cref="JournalException">A line of a run is malformed.</exception>
    public static async Task<ReportSummary> WriteAsync(
        IReadOnlyCollection<string> runs,
        string path,
        int maxDebates = DefaultDebates,
        IReadOnlyList<string>? where = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxDebates);
        RefuseToReplace(path);
        where ??= [];
        var only = where.Count > 0 ? await RunSelection.OfAsync(runs, where, cancellationToken) : null;
        var chosen = await ReportSelection.OfAsync(RunReference.OpenAll(runs), only, maxDebates, cancellationToken);
        var factors = Factors(chosen);
        var overview = await TranscriptAnalysis.OfAsync(runs, new() { By = factors, Where = where }, cancellationToken);
        var byJudge = await TranscriptAnalysis.OfAsync(runs, new() { By = [.. factors, "judge"], Where = where }, cancellationToken);

        using var page = new UnfinishedFile(path);
        await using (var file = new StreamWriter(page.Stream, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            await file.WriteAsync(Mark);
            await file.WriteAsync(Template.Before);
            var index = await new ReportBody(chosen, file).WriteAsync(Overview(overview), byJudge, cancellationToken);
            await file.WriteAsync(DataBlock.Json("index", JsonSerializer.Serialize(index, ReportJson.Default.ReportIndex)));
            await file.WriteAsync(Template.After);
        }

        page.Complete();
        return new(path, new FileInfo(path).Length, chosen.Debates.Count, chosen.LeftOut, overview.Warnings) { Decompositions = chosen.Decompositions.Count };
    }

    /// <summary>What the page groups by: what the cells of an experiment differ in, as its run tells, and otherwise the protocol.</summary>
    private static IReadOnlyList<string> Factors(ReportSelection chosen)
    {
        var told = chosen.Runs.Select(r => r.Run.Info.More?.GetValueOrDefault("factors")).ToList();
        IReadOnlyList<string>[] named = [.. told.Select(f => f is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(e => e.ToString())] : Array.Empty<string>())];
        return named.Length > 0 && named[0].Count > 0 && named.All(n => n.SequenceEqual(named[0])) ? named[0] : ["protocol"];
    }

    // What grows with the square of debaters is not shown: ltp analyze prints it.
    private static AnalysisResult Overview(AnalysisResult analysis) => analysis with { Ratings = null };

    private static void RefuseToReplace(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidDataException($"{path} is a folder; name a file.");
        }

        if (!File.Exists(path))
        {
            return;
        }

        using var file = new StreamReader(path);
        var start = new char[Mark.Length];
        if (file.ReadBlock(start) < Mark.Length || new string(start) != Mark)
        {
            throw new InvalidDataException($"{path} stands already and is no report; name another file.");
        }
    }
}

/// <summary>What was written.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Debates">How many debates it holds.</param>
/// <param name="LeftOut">How many more the runs hold.</param>
/// <param name="Warnings">What is amiss with the runs, see <see cref="AnalysisResult.Warnings"/>.</param>
public sealed record ReportSummary(string Path, long Bytes, int Debates, long LeftOut, IReadOnlyList<string> Warnings)
{
    /// <summary>How many decompositions it holds.</summary>
    public int Decompositions { get; init; }
}
