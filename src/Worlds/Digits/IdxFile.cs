using System.Buffers.Binary;
using System.IO.Compression;

namespace LearningThePrior.Worlds.Digits;

/// <summary>
/// Reads MNIST (LeCun et al.): a file of pictures of 28 x 28 and a file of labels beside it, in the idx format, unpacked or
/// with the ending ".gz".
/// </summary>
public static class IdxFile
{
    /// <summary>Pixels a side.</summary>
    public const int Size = 28;

    /// <summary>What the darkest pixel would be.</summary>
    public const int Maximum = 255;

    /// <summary>The most pictures accepted.</summary>
    public const int MaxCount = 1_000_000;

    private const int ImagesMark = 0x0803;
    private const int LabelsMark = 0x0801;

    /// <summary>The labels' file that goes with a pictures' file, by MNIST's naming.</summary>
    public static string LabelsBeside(string images)
    {
        ArgumentException.ThrowIfNullOrEmpty(images);
        var name = Path.GetFileName(images).Replace("images", "labels", StringComparison.Ordinal).Replace("idx3", "idx1", StringComparison.Ordinal);
        return Path.Combine(Path.GetDirectoryName(images) ?? "", name);
    }

    /// <summary>Reads both files.</summary>
    /// <exception cref="DigitFormatException">A file is not of this form, ends early or does not fit the other.</exception>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    public static IReadOnlyList<LabelledDigit> Load(string images, string labels)
    {
        using var imageStream = Open(images);
        using var labelStream = Open(labels);
        return Read(imageStream, images, labelStream, labels);
    }

    /// <summary>Reads both streams, which are unpacked already.</summary>
    /// <exception cref="DigitFormatException">A stream is not of this form, ends early or does not fit the other.</exception>
    public static IReadOnlyList<LabelledDigit> Read(Stream images, string imagesName, Stream labels, string labelsName)
    {
        var picture = new IdxReader(images, imagesName);
        var label = new IdxReader(labels, labelsName);
        picture.Expect(ImagesMark, "a file of pictures in idx format begins with 00 00 08 03");
        label.Expect(LabelsMark, "a file of labels in idx format begins with 00 00 08 01");
        var count = picture.Number();
        if (count is < 1 or > MaxCount)
        {
            throw picture.Error($"{count} pictures; from 1 to {MaxCount} are read.");
        }

        label.Expect(count, $"the file of pictures holds {count}");
        picture.Expect(Size, $"pictures are {Size} rows high");
        picture.Expect(Size, $"pictures are {Size} columns wide");
        List<LabelledDigit> digits = [];
        for (var i = 0; i < count; i++)
        {
            var pixels = picture.Bytes(Size * Size);
            var digit = label.Bytes(1)[0];
            digits.Add(digit <= 9 ? new(new(Size, Maximum, pixels), digit) : throw label.Error($"the label is {digit}; it is a digit from 0 to 9."));
        }

        picture.ExpectEnd();
        label.ExpectEnd();
        return digits;
    }

    private static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : new BufferedStream(file);
    }
}

/// <summary>Reads big-endian numbers and bytes, and says at which byte something is wrong.</summary>
internal sealed class IdxReader(Stream stream, string file)
{
    private long _at;
    private long _last;

    public int Number() => BinaryPrimitives.ReadInt32BigEndian(Bytes(4));

    public void Expect(int wanted, string why)
    {
        var found = Number();
        if (found != wanted)
        {
            throw Error($"there is {found} where {wanted} is wanted: {why}.");
        }
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _last = _at;
        try
        {
            var read = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
            _at += read;
            return read == count ? bytes : throw new DigitFormatException(file, Byte(_at), "the file ends here, in the middle of its data; get it again.");
        }
        catch (InvalidDataException e)
        {
            throw new DigitFormatException(file, Byte(_at), $"cannot be unpacked from here on ({e.Message.TrimEnd('.')}); get it again.");
        }
    }

    public void ExpectEnd()
    {
        if (stream.ReadByte() >= 0)
        {
            throw new DigitFormatException(file, Byte(_at), "there is more data than the file's head says.");
        }
    }

    /// <summary>An error at what was read last.</summary>
    public DigitFormatException Error(string problem) => new(file, Byte(_last), problem);

    private static string Byte(long at) => FormattableString.Invariant($"byte {at}");
}
