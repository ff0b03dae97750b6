using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LearningThePrior.ModelServing.Faults;

/// <summary>Which calls fail: decided by a hash of the body and the attempt, so the same calls fail in every run.</summary>
/// <param name="Share">The share of calls that fail, from 0 to 1.</param>
/// <param name="Kinds">The ways, equally often.</param>
/// <param name="RetryAfter">What Retry-After says, in whole seconds.</param>
public sealed record FaultPlan(double Share, IReadOnlyList<FaultKind> Kinds, int RetryAfter = 0)
{
    /// <summary>None fails.</summary>
    public static FaultPlan None { get; } = new(0, []);

    /// <summary>So many fail, in every way.</summary>
    public static FaultPlan Every(double share) => new(share, Enum.GetValues<FaultKind>());

    /// <summary>Every call fails in one way.</summary>
    public static FaultPlan Always(FaultKind kind) => new(1, [kind]);

    /// <summary>How the call fails; null where it does not.</summary>
    /// <param name="bodyHash">Names the body.</param>
    /// <param name="attempt">How often the same body came before.</param>
    public FaultKind? Of(string bodyHash, int attempt)
    {
        if (Share <= 0 || Kinds.Count == 0)
        {
            return null;
        }

        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bodyHash}#{attempt}")));
        var drawn = BitConverter.ToUInt32(hash) / (double)uint.MaxValue;
        return drawn < Share || Share >= 1 ? Kinds[(int)(BitConverter.ToUInt32(hash, 4) % (uint)Kinds.Count)] : null;
    }
}
