namespace LearningThePrior.Transcripts.Importing;

/// <summary>What becomes of a debate that cannot be read: it ends the import, or is left out and listed.</summary>
/// <param name="skip">Whether it is left out.</param>
internal sealed class BadParts(bool skip)
{
    private readonly List<string> _skipped = [];

    /// <summary>What was left out: file, line, field and why, in the order met.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    /// <summary>What was read; null where it could not be and is left out.</summary>
    /// <param name="read">Reads it.</param>
    /// <exception cref="InvalidDataException">It could not be read, and nothing is to be left out.</exception>
    public T? Read<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidDataException error) when (skip)
        {
            _skipped.Add(error.Message);
            return null;
        }
    }
}
