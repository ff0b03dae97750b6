using System.Security.Cryptography;
using System.Text;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>Names made of content: the same content has the same name everywhere.</summary>
internal static class ContentName
{
    /// <summary>Eight hexadecimal digits of the SHA-256 of texts.</summary>
    public static string Of(params IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            Add(hash, Encoding.UTF8.GetBytes(text));
        }

        return Digits(hash);
    }

    /// <summary>Eight hexadecimal digits of the SHA-256 of files, one after the other; their names do not count.</summary>
    public static string OfFiles(params IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Digits(hash);
    }

    private static void Add(IncrementalHash hash, byte[] part)
    {
        hash.AppendData(BitConverter.GetBytes(part.Length));
        hash.AppendData(part);
    }

    private static string Digits(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
}
