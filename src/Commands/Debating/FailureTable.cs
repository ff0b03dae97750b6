using System.Globalization;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Debating;

/// <summary>The causes of failed debates and judgements, so that nobody has to look for them in a file.</summary>
internal static class FailureTable
{
    private const int Most = 5;

    /// <summary>Writes them, where there are any.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="command">What played it, for example "ltp debate".</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether every debate failed.</returns>
    public static async Task<bool> WriteAsync(TextWriter output, StoredRun run, string command, CancellationToken cancellationToken)
    {
        var debates = await run.ReadDebatesAsync(cancellationToken).Select(d => (d.DebateId, d.Error, Failed: d.Status == "failed")).ToListAsync(cancellationToken);
        var failed = debates.Where(d => d.Failed).Select(d => d.DebateId).ToHashSet();
        var judgements = await run.ReadJudgementsAsync(cancellationToken)
            .Where(j => j.ParseStatus == "failed" && !failed.Contains(j.DebateId))
            .Select(j => j.Error)
            .ToListAsync(cancellationToken);
        Write(output, "debates", debates.Where(d => d.Failed).Select(d => d.Error));
        Write(output, "judgements", judgements);
        if (failed.Count + judgements.Count > 0)
        {
            output.WriteLine($"They stay in the tables as failed and count for nobody. To play them again, asking for no reply that came: '{command} --resume {run.Path} --retry-failed'.");
        }

        return debates.Count > 0 && failed.Count == debates.Count;
    }

    /// <summary>Whether a run that goes on is finished, so that nothing is left to be played; that is told, or else that what failed is played again.</summary>
    /// <param name="error">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="retryFailed">Whether what failed is to be played again.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<bool> IsFinishedAsync(TextWriter error, StoredRun run, bool retryFailed, CancellationToken cancellationToken)
    {
        if (!run.IsClosed)
        {
            return false;
        }

        var failures = await CountAsync(run, cancellationToken);
        var again = retryFailed && failures > 0;
        error.WriteLine(again
            ? string.Create(CultureInfo.InvariantCulture, $"{run.Path} has {failures:N0} debates that failed or have a failed judgement; those calls are made again, all others are replayed.")
            : string.Create(CultureInfo.InvariantCulture, $"{run.Path} is finished; nothing is left to be played{(failures > 0 ? $", and --retry-failed plays {failures:N0} debates again that failed" : "")}."));
        return !again;
    }

    /// <summary>How many debates failed, or have a judgement that did.</summary>
    public static async Task<int> CountAsync(StoredRun run, CancellationToken cancellationToken)
    {
        var failed = await run.ReadDebatesAsync(cancellationToken).Where(d => d.Status == "failed").Select(d => d.DebateId).ToHashSetAsync(cancellationToken: cancellationToken);
        failed.UnionWith(await run.ReadJudgementsAsync(cancellationToken).Where(j => j.ParseStatus == "failed").Select(j => j.DebateId).ToListAsync(cancellationToken));
        return failed.Count;
    }

    private static void Write(TextWriter output, string what, IEnumerable<string?> causes)
    {
        var groups = causes.GroupBy(c => c ?? "no cause is known").OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (groups.Count == 0)
        {
            return;
        }

        output.WriteLine($"\nFailed {what}, by cause");
        foreach (var group in groups.Take(Most))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {group.Count(),5:N0}  {group.Key.ReplaceLineEndings(" ")}"));
        }

        if (groups.Count > Most)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {groups.Skip(Most).Sum(g => g.Count()),5:N0}  of other causes"));
        }
    }
}
