using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds;

/// <summary>
/// Argues freely by citing nodes word for word and claiming what each of them says, and nothing about the whole. Says the
/// same in every round.
/// </summary>
public abstract class CitingDebater : IDebater
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>What this debater chooses to say: claims that one node settles each, in the order in which they are made.</summary>
    /// <param name="question">The question debated.</param>
    /// <param name="position">What this debater defends.</param>
    public abstract IReadOnlyList<Claim> Choose(Question question, Position position);

    /// <inheritdoc/>
    /// <remarks>Nodes that its reader no longer shows stay unsaid.</remarks>
    /// <exception cref="NotSupportedException">The protocol asks for more than free argument.</exception>
    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Task != SpeakingTask.Argue)
        {
            throw new NotSupportedException($"The debater {Name} cites nodes and divides no claims: it plays protocols of free argument.");
        }

        List<Citation> citations = [];
        List<Claim> claims = [];
        foreach (var claim in Choose(turn.Question, turn.Position))
        {
            if (await turn.Reader.ReadAsync(claim.About, cancellationToken) is NodeRead read)
            {
                citations.Add(new(claim.About, read.Node.Text));
                claims.Add(claim);
            }
        }

        return new(claims.Count == 0 ? "I cite nothing." : "These nodes say so.", citations, claims);
    }
}
