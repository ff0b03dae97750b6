namespace LearningThePrior.Gateway.Recordings;

/// <summary>Whether the recordings of a folder are what they say: each reply is hashed when it is recorded, and each name is made of its call.</summary>
public static class RecordingCheck
{
    /// <summary>Reads all recordings and names those that cannot be used.</summary>
    /// <param name="folder">The folder; one that is not there holds none.</param>
    /// <returns>How many there are, and what is wrong with which.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static (int Recordings, IReadOnlyList<(string Path, string Problem)> Faults) Of(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        List<(string, string)> faults = [];
        var count = 0;
        foreach (var (path, content) in new RecordingFolder(folder).All().OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            count++;
            try
            {
                _ = RecordingJson.Read(content);
            }
            catch (FormatException e)
            {
                faults.Add((path, e.Message));
            }
        }

        return (count, faults);
    }
}
