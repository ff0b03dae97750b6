namespace LearningThePrior.Worlds.Digits;

/// <summary>A file of digits cannot be read; the message says "file: where: what is wrong and what to do".</summary>
public sealed class DigitFormatException : FormatException
{
    /// <summary>Says what is wrong where.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="where">"line 12" or "byte 16".</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public DigitFormatException(string file, string where, string problem)
        : base($"{file}: {where}: {problem}") => (File, Where) = (file, where);

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The line, from 1, or the byte, from 0, of the file as it is when unpacked.</summary>
    public string Where { get; }
}
