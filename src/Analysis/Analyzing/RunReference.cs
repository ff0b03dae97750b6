using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>A run's folder, and what it is called in results.</summary>
/// <param name="Name">Its id, unless another name was given.</param>
/// <param name="Run">The run.</param>
internal sealed record RunReference(string Name, StoredRun Run)
{
    /// <summary>Opens the runs that <c>PATH</c> or <c>NAME=PATH</c> tell of.</summary>
    /// <exception cref="InvalidDataException">One is no run, or two have one name.</exception>
    public static RunReference[] OpenAll(IEnumerable<string> runs)
    {
        RunReference[] all = [.. runs.Select(Open)];
        if (all.Length == 0)
        {
            throw new ArgumentException("At least one run's folder is expected.", nameof(runs));
        }

        foreach (var same in all.GroupBy(r => r.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            var (first, second) = (same.First().Run.Path, same.Skip(1).First().Run.Path);
            throw new InvalidDataException(
                $"{first} and {second} are both called '{same.Key}'; call one of them by another name: NAME={second}.");
        }

        return all;
    }

    private static RunReference Open(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var cut = text.IndexOf('=', StringComparison.Ordinal);
        if (cut <= 0 || Directory.Exists(text))
        {
            var run = StoredRun.Open(text);
            return new(run.Info.RunId, run);
        }

        return new(text[..cut], StoredRun.Open(text[(cut + 1)..]));
    }
}
