using LearningThePrior.Optimization.Torch.Loading;

namespace LearningThePrior.Optimization.Tests.Torch.Loading;

public sealed class ElfWeakenerTests
{
    // Read off the file of TorchSharp 0.107.0 with `readelf -S -V --dyn-syms`: .gnu.version_r at 0x3f8f0 with the entry at
    // 0x140 and its flags 4 bytes in; .dynsym at 0x3890 with the symbol as number 482 and its binding 4 bytes in.
    private const int VersionFlags = 0x3f8f0 + 0x140 + 4;
    private const int SymbolInfo = 0x3890 + (482 * 24) + 4;

    [Fact]
    public void The_copy_differs_from_the_package_file_only_in_the_two_weakened_places()
    {
        var original = RealLibrary.Bytes();

        var copy = Weaken(original);

        Assert.Equal(original.Length, copy.Length);
        Assert.Equal([SymbolInfo, VersionFlags], Enumerable.Range(0, copy.Length).Where(index => copy[index] != original[index]));
        Assert.Equal((0, 2), (original[VersionFlags], copy[VersionFlags]));
        Assert.Equal((0x12, 0x22), (original[SymbolInfo], copy[SymbolInfo]));
    }

    [Fact]
    public void Weakening_twice_changes_nothing_more()
    {
        var once = Weaken(RealLibrary.Bytes());

        Assert.Equal(once, Weaken(once));
    }

    [Fact]
    public void The_bytes_handed_in_are_left_alone()
    {
        var original = RealLibrary.Bytes();
        var before = (byte[])original.Clone();

        Weaken(original);

        Assert.Equal(before, original);
    }

    [Fact]
    public void A_truncated_file_is_refused_at_every_length_tried()
    {
        var original = RealLibrary.Bytes();
        int[] lengths = [.. Enumerable.Range(0, 200), .. Enumerable.Range(1, 50).Select(part => original.Length * part / 51), original.Length - 1];

        Assert.All(lengths, length => Assert.Throws<InvalidDataException>(() => Weaken(original[..length])));
    }

    [Fact]
    public void A_file_with_damaged_headers_is_refused_or_read_but_nothing_worse()
    {
        var original = RealLibrary.Bytes();
        var headers = (int)BitConverter.ToUInt64(original, 0x28);
        int[] places = [.. Enumerable.Range(0, 64), .. Enumerable.Range(headers, original.Length - headers), .. Enumerable.Range(VersionFlags - 0x144, 0x210)];

        foreach (var place in places)
        {
            var kept = original[place];
            original[place] = 0xFF;
            _ = Record.Exception(() => Weaken(original)) is null or InvalidDataException
                ? true
                : throw new InvalidOperationException($"Byte {place} brought the reader down.");
            original[place] = kept;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("MZ\u0090\0")]
    [InlineData("#!/bin/sh\necho this is a script and long enough to hold an ELF header, were it one\n")]
    public void What_is_no_ELF_file_is_refused(string content)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => Weaken(System.Text.Encoding.Latin1.GetBytes(content)));

        Assert.Contains("ELF", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_does_not_ask_for_the_version_is_refused()
    {
        var original = RealLibrary.Bytes();

        var refusal = Assert.Throws<InvalidDataException>(() => ElfWeakener.Weaken(original, "GLIBCXX_9.9.9", CppLibrary.Symbol));

        Assert.Contains("GLIBCXX_9.9.9", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] Weaken(byte[] original) => ElfWeakener.Weaken(original, CppLibrary.Version, CppLibrary.Symbol);
}
