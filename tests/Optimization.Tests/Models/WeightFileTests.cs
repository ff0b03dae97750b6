using System.Buffers.Binary;
using System.Text;
using CsCheck;
using LearningThePrior.Optimization.Models;

namespace LearningThePrior.Optimization.Tests.Models;

public sealed class WeightFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    private static readonly Gen<NamedArray> Arrays =
        from rows in Gen.Int[0, 3]
        from columns in Gen.Int[0, 4]
        from values in Gen.Double.Array[rows * columns]
        select new NamedArray([rows, columns], values);

    [Fact]
    public void What_was_written_is_read_to_the_last_bit_with_the_text_about_it() =>
        Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Arrays)[0, 5].Sample(
            arrays =>
            {
                File.WriteAllBytes(_file, WeightFile.Write(arrays, new Dictionary<string, string> { ["of"] = "f" }));

                var (read, about) = WeightFile.Read(_file);

                Assert.Equal("f", about["of"]);
                Assert.Equal(arrays.Keys.Order(StringComparer.Ordinal), read.Keys);
                Assert.All(arrays, a =>
                {
                    Assert.Equal(a.Value.Shape, read[a.Key].Shape);
                    Assert.Equal(a.Value.Values.Select(BitConverter.DoubleToInt64Bits), read[a.Key].Values.Select(BitConverter.DoubleToInt64Bits));
                });
            },
            iter: 50,
            threads: 1);

    [Fact]
    public void The_bytes_are_those_of_the_safetensors_format_whatever_the_order_of_names()
    {
        var b = new NamedArray([1], [2.5]);
        var a = new NamedArray([2, 1], [1, -1]);

        var bytes = WeightFile.Write(new Dictionary<string, NamedArray> { ["b"] = b, ["a"] = a }, new Dictionary<string, string>());

        // https://github.com/huggingface/safetensors: the header's length, the header padded with blanks, the numbers.
        var header = """{"__metadata__":{},"a":{"dtype":"F64","shape":[2,1],"data_offsets":[0,16]},"b":{"dtype":"F64","shape":[1],"data_offsets":[16,24]}}""";
        var length = (header.Length + 7) / 8 * 8;
        Assert.Equal(length, BinaryPrimitives.ReadInt64LittleEndian(bytes));
        Assert.Equal(header.PadRight(length), Encoding.UTF8.GetString(bytes, 8, length));
        Assert.Equal([1, -1, 2.5], Enumerable.Range(0, 3).Select(i => BitConverter.ToDouble(bytes, 8 + length + (8 * i))));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_by_name()
    {
        var bytes = WeightFile.Write(new Dictionary<string, NamedArray> { ["a"] = new([2], [1, 2]) }, new Dictionary<string, string>());
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(_file, bytes[..length]);

            var refused = Assert.Throws<InvalidDataException>(() => WeightFile.Read(_file));

            Assert.StartsWith(_file + ": ", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F64","shape":[3],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F64","shape":[-1],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F64","shape":[9223372036854775807,9],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F64"}}""")]
    [InlineData("""{"a":3}""")]
    public void A_header_that_does_not_hold_together_is_refused(string header)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        File.WriteAllBytes(_file, [.. length, .. Encoding.UTF8.GetBytes(header), .. new byte[8]]);

        Assert.Throws<InvalidDataException>(() => WeightFile.Read(_file));
    }

    public void Dispose() => File.Delete(_file);
}
