namespace LearningThePrior.Cli.Tests.Toys;

/// <summary>
/// Kills work within this process, which is many times quicker than a process for each: the run's folder is copied at some moment while it
/// is written, with half a line or an unfinished file where the moment falls there; the work is stopped, and the copy takes the
/// folder's place. Nothing that the work does as it ends is in it.
/// </summary>
internal static class Killed
{
    /// <summary>Copied one after the other, so that no file tells of what the later ones do not hold: a kill leaves files so, as they are written the other way round.</summary>
    private static readonly string[] BackwardsAsWritten = ["open.json", "items.jsonl", "debates.jsonl", "judgements.jsonl", "keys.jsonl", "nodes.jsonl", "calls.jsonl"];

    /// <summary>Works in a folder until some moment.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="work">Writes it.</param>
    /// <param name="moment">Waits for the moment; told whether the work is over.</param>
    /// <returns>Whether it was killed; otherwise it was over before.</returns>
    public static async Task<bool> AtAsync(string folder, Func<CancellationToken, Task> work, Func<Func<bool>, Task> moment)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var working = Task.Run(() => work(stop.Token), stop.Token);
        var left = folder + ".left";
        try
        {
            await moment(() => working.IsCompleted);
            if (working.IsCompleted)
            {
                await working;
                return false;
            }

            Copy(folder, left);
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Directory.Delete(folder, recursive: true);
        Directory.Move(left, folder);
        return true;
    }

    /// <summary>Waits until a file has grown.</summary>
    /// <param name="file">The file, which may not be there yet.</param>
    /// <param name="bytes">By how much at least.</param>
    /// <param name="isOver">Whether nobody writes it any more.</param>
    public static async Task GrowsAsync(string file, long bytes, Func<bool> isOver)
    {
        var before = Length(file);
        while (Length(file) < before + bytes && !isOver())
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    private static long Length(string file) => new FileInfo(file) is { Exists: true } there ? there.Length : 0;

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var pattern in BackwardsAsWritten.Append("*"))
        {
            foreach (var file in Directory.EnumerateFiles(from, pattern, SearchOption.AllDirectories).Where(f => IsMeant(Path.GetFileName(f), pattern)))
            {
                CopyFile(file, Path.Combine(to, Path.GetRelativePath(from, file)));
            }
        }
    }

    private static bool IsMeant(string name, string pattern) => pattern != "*" || (name != "run.lock" && !BackwardsAsWritten.Contains(name));

    private static void CopyFile(string from, string to)
    {
        try
        {
            using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            using var target = File.Create(to);
            source.CopyTo(target);
        }
        catch (FileNotFoundException)
        {
            // It was an unfinished file, and moved to its place meanwhile.
        }
    }
}
