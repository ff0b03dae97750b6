using System.Security.Cryptography;
using System.Text;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>Names made of content: the same content has the same name everywhere.</summary>
internal static class ContentName
{
    // Two of a million questions share sixteen digits with a probability of 3e-8; eight they would share for certain.
    private const int Digits = 16;

    // Two runs that are read together and have one name are refused by it, so that fewer do, which are typed more easily.
    private const int RunDigits = 8;

    /// <summary>Names a question, a story or a transcript: the first hexadecimal digits of the SHA-256 of texts.</summary>
    public static string Of(params IEnumerable<string> texts) => Hash(texts)[..Digits];

    /// <summary>Names a run by files, one after the other, whose names do not count, and by how they were read.</summary>
    public static string OfRun(IEnumerable<string> files, string? how = null) => how is null ? OfFiles(files) : Hash([OfFiles(files), how])[..RunDigits];

    private static string Hash(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            Add(hash, Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string OfFiles(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..RunDigits];
    }

    private static void Add(IncrementalHash hash, byte[] part)
    {
        hash.AppendData(BitConverter.GetBytes(part.Length));
        hash.AppendData(part);
    }
}
