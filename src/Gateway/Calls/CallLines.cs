namespace LearningThePrior.Gateway.Calls;

/// <summary>The lines of a file of calls, one in memory at a time.</summary>
internal static class CallLines
{
    /// <summary>Reads them, each with its line feed where it has one.</summary>
    /// <param name="file">The file, from where it stands.</param>
    public static IEnumerable<(long Start, byte[] Text)> In(FileStream file)
    {
        BufferedStream reader = new(file, 1 << 16);
        MemoryStream text = new();
        var start = file.Position;
        for (int next; (next = reader.ReadByte()) >= 0;)
        {
            text.WriteByte((byte)next);
            if (next == '\n')
            {
                yield return (start, text.ToArray());
                start += text.Length;
                text.SetLength(0);
            }
        }

        if (text.Length > 0)
        {
            yield return (start, text.ToArray());
        }
    }
}
