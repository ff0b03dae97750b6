using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LearningThePrior.Probability;

/// <summary>
/// A source of randomness that comes in from outside. Seeds for a run, an item and a purpose are derived by hash, so
/// that one debate gives the same bytes whether it ran alone, in parallel or after a resume.
/// </summary>
/// <param name="Value">The 64 bits that everything below derives from.</param>
public readonly record struct Seed(ulong Value)
{
    /// <summary>The seed for one purpose under this one. Equal purposes give equal seeds.</summary>
    /// <param name="purpose">What the randomness is for, for example <c>"debate"</c> or a question's id.</param>
    /// <exception cref="ArgumentNullException"><paramref name="purpose"/> is null.</exception>
    public Seed For(string purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        var length = Encoding.UTF8.GetByteCount(purpose);
        Span<byte> text = length <= 248 ? stackalloc byte[length + 8] : new byte[length + 8];
        BinaryPrimitives.WriteUInt64LittleEndian(text, Value);
        Encoding.UTF8.GetBytes(purpose, text[8..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return new Seed(BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }

    /// <summary>The seed for item <paramref name="index"/> of one purpose.</summary>
    /// <param name="purpose">What the randomness is for.</param>
    /// <param name="index">Which item.</param>
    public Seed For(string purpose, long index) => For(FormattableString.Invariant($"{purpose}#{index}"));

    /// <summary>A generator that starts at this seed.</summary>
    public SeededRandom CreateRandom() => new(Value);
}
