namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>Says, byte by byte, where the objects of a file begin and end: of its one list, or of the file itself.</summary>
internal sealed class ValueCutter
{
    private int _depth;
    private int _floor;
    private bool _inText;
    private bool _escaped;
    private bool _began;

    /// <summary>What a byte is.</summary>
    public enum Part
    {
        /// <summary>Of no value: white space, a comma, the list's brackets, a byte order mark.</summary>
        Between,

        /// <summary>Of a value.</summary>
        Within,

        /// <summary>A value's last byte.</summary>
        Last,
    }

    /// <summary>Takes the next byte.</summary>
    public Part Next(byte b)
    {
        if (_inText)
        {
            (_inText, _escaped) = (_escaped || b != (byte)'"', !_escaped && b == (byte)'\\');
            return Part.Within;
        }

        switch (b)
        {
            case (byte)'[' when !_began:
                (_began, _depth, _floor) = (true, 1, 1);
                return Part.Between;
            case (byte)'{' or (byte)'[':
                (_began, _depth) = (true, _depth + 1);
                return Part.Within;
            case (byte)'}' or (byte)']' when _depth > _floor:
                _depth--;
                return _depth == _floor ? Part.Last : Part.Within;
            case (byte)']' when _depth == 1 && _floor == 1:
                (_depth, _floor) = (0, 0);
                return Part.Between;
            case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or 0xEF or 0xBB or 0xBF when _depth == _floor:
                return Part.Between;
            default:
                _inText = b == (byte)'"';
                return Part.Within;
        }
    }
}
