using LearningThePrior.Debate;

namespace LearningThePrior.Worlds;

/// <summary>Says only what is true of Z, and contests the first part that is not.</summary>
/// <param name="claims">What is true of Z.</param>
public sealed class HonestDebater(IClaimOracle claims) : ExactDebater(claims)
{
    /// <inheritdoc/>
    public override string Name => "honest";

    /// <inheritdoc/>
    public override Claim Opening(Question question) => Claims.Whole(question);

    /// <inheritdoc/>
    protected override IReadOnlyList<Claim> Divide(Question question, Claim whole) => Claims.Parts(question, whole);

    /// <inheritdoc/>
    protected override IEnumerable<bool> Believe(SpeakingTurn turn, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn.Offered.Select(Claims.Parts(turn.Question, whole).Contains);
    }

    /// <inheritdoc/>
    protected override int? Contest(SpeakingTurn turn, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var parts = Claims.Parts(turn.Question, whole);
        if (parts.Count != turn.Offered.Count
            || parts.Zip(turn.Offered).Any(p => p.First.Topic != p.Second.Topic || p.First.About != p.Second.About))
        {
            return 0;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            if (!parts[i].Value.Equals(turn.Offered[i].Value))
            {
                return i;
            }
        }

        return null;
    }
}
