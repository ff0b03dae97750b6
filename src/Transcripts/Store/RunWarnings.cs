namespace LearningThePrior.Transcripts;

/// <summary>What every reader of a run is told of it before any figure, in the same words.</summary>
public static class RunWarnings
{
    private const string Key = "answer key";

    /// <summary>The status of a debate that was played to its end.</summary>
    public const string Finished = "finished";

    /// <summary>The warnings, a line each.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="torn">How many bytes were left out because a last line was cut off before its end.</param>
    /// <param name="finished">How many of its debates were played to their end.</param>
    /// <param name="unkeyed">How many of those have no answer key.</param>
    /// <param name="unjudged">How many of those have no judgement.</param>
    public static IEnumerable<string> Of(StoredRun run, string name, long torn, long finished, long unkeyed, long unjudged)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (torn > 0)
        {
            yield return FormattableString.Invariant($"Run {name}: {torn} bytes at the ends of files were left out, because a last line was cut off.");
        }

        // A run that goes on, or was cut off, may have what is missing later; where no debate has a key, nobody knew the answers.
        foreach (var (file, count, what) in run.IsClosed ? [(StoreFiles.Keys(run.Path), unkeyed, Key), (StoreFiles.Judgements(run.Path), unjudged, "judgement")] : Array.Empty<(string, long, string)>())
        {
            if (!File.Exists(file))
            {
                yield return $"Run {name}: {file} is missing; no debate has {(what[0] == 'a' ? "an" : "a")} {what}.";
            }
            else if (count > 0 && (count < finished || what != Key))
            {
                yield return FormattableString.Invariant($"Run {name}: {count:N0} of {finished:N0} finished debates have no {what}.");
            }
        }
    }
}
