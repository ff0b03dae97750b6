using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// What is true of the plausibility of a book that was walked, and how to lie about it: the table that all its pages follow, or two that contradict each other. A lie
/// claims that the book follows a table which it does not. Takes only <see cref="PriorQuestion"/>.
/// </summary>
/// <param name="walk">The book.</param>
/// <param name="prior">The human's prior.</param>
internal sealed class BookPriorClaims(BookWalk walk, TablePrior prior) : IClaimOracle
{
    private readonly Lazy<BookReading> _reading = new(() => new(walk, prior.States));

    private Claim Because => _reading.Value.Contradiction is var (first, second)
        ? BookClaim.Of(first, second)
        : BookClaim.FollowsFrom(NodeAddress.Root, _reading.Value.FirstPages.Root, _reading.Value.FirstPages);

    /// <inheritdoc/>
    public Claim Whole(Question question) => PriorClaims.WholeOf(Units);

    /// <inheritdoc/>
    public Claim Lie(Question question, Seed seed)
    {
        var lies = Lies();
        return PriorClaims.WholeOf(prior.Units(lies[seed.CreateRandom().NextInt(Math.Min(lies.Count, 4))]));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Parts(Question question, Claim whole)
    {
        if (whole.Topic == PriorQuestion.Topic)
        {
            return [Because];
        }

        if (BookClaim.Second(whole) is { } second)
        {
            return whole.About == second ? [True(second)] : [True(whole.About), True(second)];
        }

        return BookClaim.ReadFollows(whole, prior.States) is var (state, table)
            ? [True(whole.About), .. Below(whole.About, branch => Subtree(whole.About.Child(branch), table.Next(state, branch), table))]
            : [];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed)
    {
        if (whole.Topic == PriorQuestion.Topic)
        {
            return [Lies().FirstOrDefault(lie => prior.Units(lie) == whole.Value[0]) is { } lie ? BookClaim.FollowsFrom(NodeAddress.Root, lie.Root, lie) : Because];
        }

        return BookClaim.ReadFollows(whole, prior.States) is var (state, table)
            ? [
                BookClaim.PageOf(whole.About, state, table, hasChildren: HasChildren(whole.About)),
                .. Below(whole.About, branch => BookClaim.FollowsFrom(whole.About.Child(branch), table.Next(state, branch), table)),
            ]
            : Parts(question, whole);
    }

    private BigInteger Units => _reading.Value.Contradiction is null
        ? prior.Units(_reading.Value.FirstPages)
        : TablePrior.ImpossibleUnits;

    private IReadOnlyList<StateTable> Lies() => PriorClaims.Lies(_reading.Value.FirstPages, Units, prior);

    private Claim True(NodeAddress at) => BookClaim.PageOf(at, walk.PageAt(at));

    private bool HasChildren(NodeAddress at) => walk.At(at) is { ChildCount: > 0 };

    private IEnumerable<Claim> Below(NodeAddress at, Func<int, Claim> claim) => HasChildren(at) ? [claim(0), claim(1)] : [];

    /// <summary>The claim that the book follows a table from a node down, where it does; else one of the same topic and node that nobody makes.</summary>
    private Claim Subtree(NodeAddress at, int state, StateTable table) =>
        IsFollowing(at, state, table) ? BookClaim.FollowsFrom(at, state, table) : new(BookClaim.Follows, at, new(BigInteger.MinusOne));

    private bool IsFollowing(NodeAddress at, int state, StateTable table)
    {
        if (walk.At(at) is not { } top)
        {
            return false;
        }

        Queue<(Node Node, int State)> waiting = new([(top, state)]);
        HashSet<(string, int)> seen = [(walk.Name(top), state)];
        while (waiting.TryDequeue(out var next))
        {
            var hasChildren = next.Node.ChildCount > 0;
            if (!BookClaim.PageOf(at, walk.Read(next.Node)).Equals(BookClaim.PageOf(at, next.State, table, hasChildren)))
            {
                return false;
            }

            for (var branch = 0; hasChildren && branch < 2; branch++)
            {
                var child = (walk.Child(next.Node, branch), table.Next(next.State, branch));
                if (seen.Count < BookWalk.MostPages && seen.Add((walk.Name(child.Item1), child.Item2)))
                {
                    waiting.Enqueue(child);
                }
            }
        }

        return true;
    }
}
