using System.Text;

namespace LearningThePrior.Worlds;

/// <summary>Reads lines without ever holding more than a bounded part of one.</summary>
internal static class BoundedLine
{
    /// <summary>The next line, or its first <paramref name="limit"/> + 1 characters where it is longer; null at the end.</summary>
    public static string? Read(TextReader reader, int limit)
    {
        var line = new StringBuilder();
        var next = reader.Read();
        if (next < 0)
        {
            return null;
        }

        for (; next >= 0 && next != '\n' && line.Length <= limit; next = reader.Read())
        {
            line.Append((char)next);
        }

        return line.ToString().TrimEnd('\r');
    }
}
