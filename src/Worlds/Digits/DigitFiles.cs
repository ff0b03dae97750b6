namespace LearningThePrior.Worlds.Digits;

/// <summary>
/// Finds digits on disk: a folder with <c>optdigits-train.csv</c> and <c>optdigits-test.csv</c>, or with MNIST's
/// <c>train-*-ubyte</c> and, if there, <c>t10k-*-ubyte</c> (each as it is or as .gz); or one file of either kind, of
/// which the last sixth is kept for debates.
/// </summary>
public static class DigitFiles
{
    private const string Train = "train-images-idx3-ubyte";
    private const string Test = "t10k-images-idx3-ubyte";

    /// <summary>Reads what is there.</summary>
    /// <param name="path">A folder or a file.</param>
    /// <param name="size">Which pictures to look for, 8 or 28; null takes what is there.</param>
    /// <exception cref="DigitFormatException">A file is damaged, or nothing there is a file of such digits.</exception>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    public static DigitSet Load(string path, int? size = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var found = Directory.Exists(path) ? FromFolder(path, size) : FromFile(path);
        var shape = found.Test[0].Image.Size;
        return size is null || size == shape
            ? found
            : throw new DigitFormatException(path, "pictures", $"they are {shape} x {shape}, not {size} x {size}; give the other size, or other pictures.");
    }

    private static DigitSet FromFile(string path) => DigitSet.Split(path, Path.GetExtension(path) is ".csv" or ".txt" or ".tes" or ".tra"
        ? OptDigitsFile.Load(path)
        : IdxFile.Load(path, IdxFile.LabelsBeside(path)));

    private static DigitSet FromFolder(string path, int? size)
    {
        var (train, test) = (Path.Combine(path, "optdigits-train.csv"), Path.Combine(path, "optdigits-test.csv"));
        if (size != IdxFile.Size && File.Exists(train) && File.Exists(test))
        {
            return new(path, OptDigitsFile.Load(train), OptDigitsFile.Load(test));
        }

        if (size != OptDigitsFile.Size && Packed(path, Train) is { } images)
        {
            var digits = IdxFile.Load(images, IdxFile.LabelsBeside(images));
            return Packed(path, Test) is { } others
                ? new(path, digits, IdxFile.Load(others, IdxFile.LabelsBeside(others)))
                : DigitSet.Split(path, digits);
        }

        throw new DigitFormatException(path, "folder", size switch
        {
            OptDigitsFile.Size => "there are no optdigits-train.csv and optdigits-test.csv.",
            IdxFile.Size => $"there is no {Train} or {Train}.gz.",
            _ => $"there are neither optdigits-train.csv and optdigits-test.csv nor {Train} or {Train}.gz.",
        });
    }

    private static string? Packed(string folder, string name) =>
        new[] { name, name + ".gz" }.Select(n => Path.Combine(folder, n)).FirstOrDefault(File.Exists);
}
