using System.Buffers.Binary;
using System.IO.Compression;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Worlds.Tests.Digits;

public sealed class IdxFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-").FullName;

    [Fact]
    public void Pictures_and_labels_are_read()
    {
        var digits = Read(Images(2), Labels(3, 9));

        Assert.Equal([3, 9], digits.Select(d => d.Label));
        Assert.Equal((28, 255, 0, 255), (digits[1].Image.Size, digits[1].Image.Maximum, digits[1].Image[0], digits[1].Image[255]));
    }

    [Fact]
    public void A_file_that_ends_early_is_refused_where_it_ends()
    {
        // A head of 16 bytes and one whole picture of 784.
        IsRefused(Images(2)[..900], Labels(1, 2), "images: byte 900: the file ends here");
        IsRefused(Images(2), Labels(1, 2)[..9], "labels: byte 9: the file ends here");
        IsRefused([], Labels(1, 2), "images: byte 0: the file ends here");
    }

    [Fact]
    public void Another_shape_another_count_and_another_kind_of_file_are_refused()
    {
        IsRefused(Images(2, rows: 32), Labels(1, 2), "images: byte 8: there is 32 where 28 is wanted");
        IsRefused(Images(2, columns: 27), Labels(1, 2), "images: byte 12: there is 27 where 28 is wanted");
        IsRefused(Images(2), Labels(1), "labels: byte 4: there is 1 where 2 is wanted");
        IsRefused(Labels(1, 2), Labels(1, 2), "images: byte 0:");
        IsRefused(Images(2), Images(2), "labels: byte 0:");
        IsRefused(Images(-1), Labels(1), "images: byte 4: -1 pictures");
    }

    [Fact]
    public void A_label_that_is_no_digit_and_data_past_the_end_are_refused()
    {
        IsRefused(Images(2), Labels(1, 10), "labels: byte 9: the label is 10");
        IsRefused([.. Images(1), 0], Labels(1), "images: byte 800: there is more data");
        IsRefused(Images(1), [.. Labels(1), 0], "labels: byte 9: there is more data");
    }

    [Fact]
    public void Packed_files_are_found_in_their_folder_and_a_damaged_one_is_refused()
    {
        var images = Path.Combine(_folder, "train-images-idx3-ubyte.gz");
        Pack(images, Images(12));
        Pack(Path.Combine(_folder, "train-labels-idx1-ubyte.gz"), Labels([.. Enumerable.Repeat((byte)4, 12)]));

        // Of twelve, a sixth is kept for debates.
        var set = DigitFiles.Load(_folder, 28);
        Assert.Equal((10, 2), (set.Train.Count, set.Test.Count));

        var bytes = File.ReadAllBytes(images);
        File.WriteAllBytes(images, bytes[..(bytes.Length / 2)]);
        Assert.Contains("train-images-idx3-ubyte.gz: byte ", Assert.Throws<DigitFormatException>(() => DigitFiles.Load(images)).Message, StringComparison.Ordinal);

        File.WriteAllBytes(images, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        Assert.Contains("byte 0: cannot be unpacked", Assert.Throws<DigitFormatException>(() => DigitFiles.Load(images)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_something_else_or_of_another_size_is_refused()
    {
        Assert.Contains("neither", Assert.Throws<DigitFormatException>(() => DigitFiles.Load(_folder)).Message, StringComparison.Ordinal);
        Assert.Contains("optdigits-train.csv", Assert.Throws<DigitFormatException>(() => DigitFiles.Load(_folder, 8)).Message, StringComparison.Ordinal);
        var file = Path.Combine(_folder, "some.csv");
        File.WriteAllText(file, string.Concat(Enumerable.Repeat(string.Join(',', Enumerable.Repeat('1', 65)) + "\n", 2)));
        Assert.Contains("8 x 8, not 28 x 28", Assert.Throws<DigitFormatException>(() => DigitFiles.Load(file, 28)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MNIST_has_60000_training_digits()
    {
        var set = DigitFiles.Load(SharedData.Folder("mnist"));

        // Without the test part a sixth of them is kept for debates.
        Assert.Equal((50_000, 10_000), (set.Train.Count, set.Test.Count));
        Assert.Equal(5, set.Train[0].Label);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Pack(string path, byte[] bytes)
    {
        using var stream = new GZipStream(File.Create(path), CompressionMode.Compress);
        stream.Write(bytes);
    }

    private static void IsRefused(byte[] images, byte[] labels, string telling) =>
        Assert.StartsWith(telling, Assert.Throws<DigitFormatException>(() => Read(images, labels)).Message, StringComparison.Ordinal);

    private static IReadOnlyList<LabelledDigit> Read(byte[] images, byte[] labels) =>
        IdxFile.Read(new MemoryStream(images), "images", new MemoryStream(labels), "labels");

    private static byte[] Images(int count, int rows = 28, int columns = 28) =>
        [.. Numbers(0x803, count, rows, columns), .. Enumerable.Range(0, Math.Max(0, count)).SelectMany(_ => Enumerable.Range(0, 784).Select(i => (byte)i))];

    private static byte[] Labels(params byte[] labels) => [.. Numbers(0x801, labels.Length), .. labels];

    private static byte[] Numbers(params int[] numbers)
    {
        var bytes = new byte[4 * numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), numbers[i]);
        }

        return bytes;
    }
}
