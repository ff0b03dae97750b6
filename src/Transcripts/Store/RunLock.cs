namespace LearningThePrior.Transcripts;

/// <summary>The right to write in a run's folder: held by one process at a time, and let go by the system when that ends.</summary>
public sealed class RunLock : IDisposable
{
    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _handle;

    private RunLock(Microsoft.Win32.SafeHandles.SafeFileHandle handle) => _handle = handle;

    /// <summary>Takes the right to write in a folder.</summary>
    /// <param name="folder">The run's folder, which exists.</param>
    /// <exception cref="InvalidDataException">Another process holds it, or the folder cannot be written to.</exception>
    public static RunLock Take(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        try
        {
            // Only FileShare.None keeps others out on every system.
            return new(File.OpenHandle(Path.Combine(folder, "run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InvalidDataException($"{folder} cannot be written to: {e.Message}", e);
        }
        catch (IOException e) when (Directory.Exists(folder))
        {
            throw new InvalidDataException($"{folder} is being written by another ltp; wait for it to end, or stop it.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
