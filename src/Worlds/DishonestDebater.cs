using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds;

/// <summary>
/// Commits to a false claim that leads to another answer and lies in as few parts as it must, so that it is as hard to
/// catch as can be. Contests a part at random.
/// </summary>
/// <param name="claims">What is true of Z, and how to lie about it.</param>
/// <param name="lies">
/// What the lies derive from, together with the question's id and the node: one lie a question, or a debater that keeps
/// no state would contradict itself.
/// </param>
public sealed class DishonestDebater(IClaimOracle claims, Seed lies = default) : ExactDebater(claims)
{
    // As many steps as an exact debater takes to find its arguments: a lie that is false in few parts comes down to few nodes.
    private const int MaxSteps = 4_096;

    /// <inheritdoc/>
    public override string Name => "dishonest";

    /// <inheritdoc/>
    public override Claim Opening(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Claims.Lie(question, lies.For(question.Id));
    }

    /// <summary>
    /// The nodes that its lie about a question comes down to: those of which it has to say what is not so. Whoever keeps silent about
    /// them says nothing false of any single node.
    /// </summary>
    /// <param name="question">The question.</param>
    public IReadOnlyList<NodeAddress> LiesAbout(Question question)
    {
        var (found, waiting) = (new List<NodeAddress>(), new Stack<Claim>([Opening(question)]));
        for (var step = 0; step < MaxSteps && waiting.TryPop(out var claim); step++)
        {
            var parts = Divide(question, claim);
            if (parts.Count == 0)
            {
                found.Add(claim.About);
                continue;
            }

            var truth = Claims.Parts(question, claim);
            foreach (var part in parts.Where(p => !truth.Contains(p)))
            {
                waiting.Push(part);
            }
        }

        return found;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Claim> Divide(Question question, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(whole);
        return Claims.FalseParts(question, whole, lies.For(question.Id).For(whole.About.ToString()));
    }

    /// <inheritdoc/>
    /// <remarks>Doubts one part at random and believes the rest, whatever is true: the doubt is what its position needs.</remarks>
    protected override IEnumerable<bool> Believe(SpeakingTurn turn, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var doubted = turn.Offered.Count == 0 ? 0 : turn.Seed.CreateRandom().NextInt(turn.Offered.Count);
        return turn.Offered.Select((_, i) => i != doubted);
    }

    /// <inheritdoc/>
    protected override int? Contest(SpeakingTurn turn, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn.Offered.Count == 0 ? null : turn.Seed.CreateRandom().NextInt(turn.Offered.Count);
    }
}
