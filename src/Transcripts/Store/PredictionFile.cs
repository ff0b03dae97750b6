namespace LearningThePrior.Transcripts;

/// <summary>Writes and reads <c>predictions.jsonl</c>.</summary>
/// <example><c>await foreach (var line in PredictionFile.ReadAsync("runs/snow-1/learned/w0000/predictions.jsonl")) { ... }</c></example>
public static class PredictionFile
{
    /// <summary>Its name within the folder of what a world learned.</summary>
    public const string Name = "predictions.jsonl";

    /// <summary>Writes lines, each with its end.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="predictions">In the order in which they are to stand.</param>
    /// <exception cref="ArgumentException">A prediction breaks the format's rules.</exception>
    public static void Write(Stream stream, IEnumerable<StoredPrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(predictions);
        foreach (var prediction in predictions)
        {
            stream.Write(StoreFormats.Predictions.Write(prediction));
        }
    }

    /// <summary>Streams the lines of a file in order; a last line that was cut off is left out.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="JournalException">A line is malformed; the message names file, line and field.</exception>
    public static IAsyncEnumerable<StoredPrediction> ReadAsync(string file, CancellationToken cancellationToken = default) => File.Exists(file)
        ? StoreReader.ReadAsync(file, StoreFormats.Predictions, _ => { }, cancellationToken)
        : throw new FileNotFoundException($"{file} is missing.", file);
}
