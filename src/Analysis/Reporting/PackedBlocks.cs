using System.IO.Compression;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>
/// JSON values in compressed blocks within the page. Several share a block, since what they have in common is then stored
/// once; a block stays small enough to be unpacked at a click.
/// </summary>
internal sealed class PackedBlocks(string name, TextWriter file)
{
    private const int BlockBytes = 256 * 1024;

    private readonly MemoryStream _values = new();
    private int _block;
    private int _place;

    /// <summary>Adds a value, and tells in which block and at which place of its list it stands.</summary>
    public (int Block, int Place) Add(ReadOnlySpan<byte> json)
    {
        if (_place > 0 && _values.Length + json.Length > BlockBytes)
        {
            Complete();
            _block++;
        }

        _values.WriteByte(_place == 0 ? (byte)'[' : (byte)',');
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

        _values.WriteByte((byte)']');
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(_values.GetBuffer(), 0, (int)_values.Length);
        }

        file.Write(DataBlock.Base64($"{name}-{_block}", packed.GetBuffer().AsSpan(0, (int)packed.Length)));
        _values.SetLength(0);
        _place = 0;
    }
}
