using System.Buffers;
using System.IO.Compression;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>
/// JSON values in compressed blocks within the page. Several share a block, since what they have in common is then stored
/// once; a block stays small enough to be unpacked at a click.
/// </summary>
internal sealed class PackedBlocks(string name, TextWriter file)
{
    private const int BlockBytes = 256 * 1024;

    private readonly ArrayBufferWriter<byte> _values = new();
    private int _block;
    private int _place;

    /// <summary>How many characters of the page the finished blocks take.</summary>
    public long Written { get; private set; }

    /// <summary>Adds a value, and tells in which block and at which place of its list it stands.</summary>
    public (int Block, int Place) Add(ReadOnlySpan<byte> json)
    {
        if (_place > 0 && _values.WrittenCount + json.Length > BlockBytes)
        {
            Complete();
            _block++;
        }

        _values.Write(_place == 0 ? "["u8 : ","u8);
        _values.Write(json);
        return (_block, _place++);
    }

    /// <summary>Writes what has not been written yet.</summary>
    public void Complete()
    {
        if (_place == 0)
        {
            return;
        }

        _values.Write("]"u8);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(_values.WrittenSpan);
        }

        var block = DataBlock.Base64($"{name}-{_block}", packed.GetBuffer().AsSpan(0, (int)packed.Length));
        file.Write(block);
        Written += block.Length;
        _values.ResetWrittenCount();
        _place = 0;
    }
}
