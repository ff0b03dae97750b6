using System.Numerics;
using LearningThePrior.Probability;

namespace LearningThePrior.Debate.Debaters;

/// <summary>
/// A debater who is right at each step with some probability and errs otherwise. In dividing it gets one part wrong by one unit, so that the
/// parts do not make up the whole; in contesting it points at another part, and concedes where there is no other; in estimating it doubts
/// what it should believe and believes what it should doubt; in argument it finds nothing to show. What it opens with is given by its side.
/// </summary>
/// <remarks>
/// In <see cref="Protocols.RecursiveDebate"/>, against an exact opponent and where a false claim has one false part, every error loses: a debate of
/// d divisions comes out right with probability right^d, for true and for false claims.
/// </remarks>
/// <param name="inner">Who it is where it does not err.</param>
/// <param name="right">The probability that a step is right, from 0 to 1.</param>
public sealed class ErringDebater(IDebater inner, double right) : IDebater
{
    private readonly IDebater _inner = inner ?? throw new ArgumentNullException(nameof(inner));

    private readonly double _right = right is >= 0 and <= 1
        ? right
        : throw new ArgumentOutOfRangeException(nameof(right), right, "A probability is from 0 to 1.");

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"erring({_inner.Name}, right={_right})");

    /// <inheritdoc/>
    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var speech = await _inner.SpeakAsync(turn, cancellationToken);
        var random = turn.Seed.For("error").CreateRandom();
        return random.NextBool(_right) ? speech : turn.Task switch
        {
            SpeakingTask.Divide => speech with { Claims = Misjudge(speech.Claims, random) },
            SpeakingTask.Challenge => speech with { Contested = Other(speech.Contested, turn.Offered.Count, random) },
            SpeakingTask.Estimate => speech with { Claims = [.. speech.Claims.Select(c => c with { Value = new Amounts(SpeakingTurn.Certain) - c.Value })] },
            SpeakingTask.Argue or SpeakingTask.Appeal => new("I find nothing to show.", [], []),
            _ => speech,
        };
    }

    private static IReadOnlyList<Claim> Misjudge(IReadOnlyList<Claim> parts, SeededRandom random)
    {
        var wrong = parts.Count == 0 ? -1 : random.NextInt(parts.Count);
        return [.. parts.Select((part, i) => i == wrong ? part with { Value = new([part.Value[0] + BigInteger.One, .. part.Value.Values.Skip(1)]) } : part)];
    }

    private static int? Other(int? contested, int offered, SeededRandom random) => (contested, offered) switch
    {
        (_, 0) => null,
        (null, _) => random.NextInt(offered),
        (_, 1) => null,
        ({ } right, _) => (right + 1 + random.NextInt(offered - 1)) % offered,
    };
}
