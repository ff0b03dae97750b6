namespace LearningThePrior.Optimization.TensorBoard;

/// <summary>Writes learning curves as an event file that TensorBoard shows; each step is on its way to disk before <see cref="Add"/> returns.</summary>
/// <remarks>
/// An event's time is its step in seconds, not the clock's: the same run gives the same bytes, and TensorBoard's "relative" axis shows
/// steps. Not safe for concurrent use.
/// </remarks>
public sealed class ScalarWriter : IDisposable
{
    /// <summary>The name of the file in its folder. TensorBoard knows event files by its beginning, and reads those of a folder in the order of the number.</summary>
    public const string FileName = "events.out.tfevents.0000000000.ltp";

    private readonly FileStream _file;

    /// <summary>Begins the file of a folder anew; a run that goes on plays back what it had.</summary>
    /// <param name="folder">The folder, which is made where there is none; its name is the curve's name in TensorBoard.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public ScalarWriter(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Directory.CreateDirectory(folder);
        _file = new FileStream(Path.Combine(folder, FileName), FileMode.Create, FileAccess.Write, FileShare.Read);
        RecordFile.Append(_file, ScalarEvent.Version());
    }

    /// <summary>Adds numbers of one step.</summary>
    /// <param name="step">The step, not negative.</param>
    /// <param name="scalars">A name and a number each; kept in single precision, all that TensorBoard shows.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public void Add(long step, IEnumerable<(string Tag, double Value)> scalars)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentNullException.ThrowIfNull(scalars);
        RecordFile.Append(_file, ScalarEvent.Of(step, scalars));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
