using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>
/// A liar that hides: where a dishonest debater puts its lie into as few parts as it must, this one spreads it thinly over all of
/// them, so that no part is far from the truth (Brown-Cohen, Irving and Piliouras 2025 on obfuscated arguments).
/// </summary>
/// <param name="claims">What is true of Z, and how to lie about it.</param>
/// <param name="human">Whose arithmetic the parts must still satisfy; where a spread lie does not, it lies as others do.</param>
/// <param name="lies">What the lies derive from, together with the question's id and the node.</param>
public sealed class ObfuscatingDebater(IClaimOracle claims, IHuman human, Seed lies = default) : ExactDebater(claims)
{
    private readonly DishonestDebater _plain = new(claims, lies);

    /// <inheritdoc/>
    public override string Name => "obfuscating";

    /// <inheritdoc/>
    public override Claim Opening(Question question) => _plain.Opening(question);

    /// <inheritdoc/>
    protected override IReadOnlyList<Claim> Divide(Question question, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(whole);
        var truth = Claims.Parts(question, whole);
        if (truth.Count == 0 || truth.Any(t => t.Value.Count != whole.Value.Count))
        {
            return truth;
        }

        var gap = truth.Aggregate(whole.Value, (rest, part) => rest - part.Value);
        Claim[] spread = [.. truth.Select((part, i) => part with { Value = part.Value + Share(gap, i, truth.Count) })];
        return human.MakesUp(question, whole, spread) ? spread : Claims.FalseParts(question, whole, lies.For(question.Id).For(whole.About.ToString()));
    }

    /// <inheritdoc/>
    protected override int? Contest(SpeakingTurn turn, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn.Offered.Count == 0 ? null : turn.Seed.CreateRandom().NextInt(turn.Offered.Count);
    }

    /// <inheritdoc/>
    protected override IEnumerable<bool> Believe(SpeakingTurn turn, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn.Offered.Select((_, i) => i != 0);
    }

    private static Amounts Share(Amounts gap, int part, int parts) => new(
        [.. gap.Values.Select(g => (g / parts) + (part == 0 ? g - (g / parts * parts) : BigInteger.Zero))]);
}
