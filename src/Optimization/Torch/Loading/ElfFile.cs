using System.Buffers.Binary;
using System.Text;

namespace LearningThePrior.Optimization.Torch.Loading;

/// <summary>Finds, in a 64-bit little-endian ELF file, the two entries that tie a symbol to a version of a library.</summary>
/// <remarks>Every offset read from the file is checked; a file that lies about itself gives an exception, nothing worse.</remarks>
internal sealed class ElfFile
{
    private const uint DynamicSymbols = 11;
    private const uint VersionNeeds = 0x6ffffffe;
    private const int SymbolSize = 24;
    private const int HeaderSize = 64;

    private readonly byte[] bytes;
    private readonly List<Section> sections = [];

    /// <summary>Reads the section headers.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a file, or end too early.</exception>
    public ElfFile(byte[] bytes)
    {
        this.bytes = bytes;
        if (!bytes.AsSpan().StartsWith("\u007fELF\u0002\u0001"u8))
        {
            throw new InvalidDataException("Not a 64-bit little-endian ELF file.");
        }

        var header = U64(0x28);
        for (var left = U16(0x3C); left > 0; left--, header += U16(0x3A))
        {
            Slice(header, HeaderSize);
            sections.Add(new Section(U32(header + 4), U64(header + 24), U64(header + 32), U32(header + 40)));
        }
    }

    /// <summary>Offsets of the <c>vna_flags</c> of every request for a version of that name.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public IEnumerable<long> VersionFlags(string version)
    {
        var name = Name(version);
        foreach (var section in sections.Where(section => section.Kind == VersionNeeds))
        {
            for (long need = section.Offset, next = 1; next != 0; need += next)
            {
                long entry = need + U32(need + 8);
                for (var left = U16(need + 2); left > 0; left--)
                {
                    if (IsNamed(section, U32(entry + 8), name))
                    {
                        yield return entry + 4;
                    }

                    entry += U32(entry + 12);
                }

                next = U32(need + 12);
            }
        }
    }

    /// <summary>Offsets of the <c>st_info</c> of every dynamic symbol of that name that the file asks others for.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public IEnumerable<long> UndefinedSymbolInfo(string symbol)
    {
        var name = Name(symbol);
        foreach (var section in sections.Where(section => section.Kind == DynamicSymbols))
        {
            for (var entry = section.Offset; entry - section.Offset < section.Size; entry += SymbolSize)
            {
                if (U16(entry + 6) == 0 && IsNamed(section, U32(entry), name))
                {
                    yield return entry + 4;
                }
            }
        }
    }

    /// <summary>A name as the file holds it.</summary>
    private static byte[] Name(string text) => Encoding.ASCII.GetBytes(text + '\0');

    private bool IsNamed(Section section, uint name, byte[] expected)
    {
        if (section.Link >= sections.Count)
        {
            throw new InvalidDataException("Damaged ELF file: a section's names are in a section that is not there.");
        }

        var offset = sections[(int)section.Link].Offset + name;
        return bytes.Length - offset >= expected.Length && Slice(offset, expected.Length).SequenceEqual(expected);
    }

    private ushort U16(long offset) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(offset, 2));

    private uint U32(long offset) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(offset, 4));

    private long U64(long offset) => BinaryPrimitives.ReadInt64LittleEndian(Slice(offset, 8));

    private ReadOnlySpan<byte> Slice(long offset, int length) =>
        offset >= 0 && offset <= bytes.Length - length ? bytes.AsSpan((int)offset, length) : throw Truncated(offset);

    private InvalidDataException Truncated(long offset) =>
        new($"Damaged or truncated ELF file: it points to byte {offset} and has {bytes.Length}.");

    private sealed record Section(uint Kind, long Offset, long Size, uint Link);
}
