using LearningThePrior.Amplification.Overseers;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>
/// The second half of what the human does in union find and shortest path: of the next steps that two proposals and a random neighbour name, the edges to the
/// proposed ones are tested, it is asked how far it is from each that holds, and the nearest counts. Replies 1 and 2 are the proposals, 3 the neighbour.
/// </summary>
internal static class StepSearch
{
    private const int Begun = 4;

    /// <summary>The steps to look at, each with whether its edge is still to be tested.</summary>
    public static List<(int Step, bool IsProposed)> Steps(IReadOnlyList<Answered<Tokens, Tokens>> known, Func<Tokens, int?> step)
    {
        var steps = new List<(int Step, bool IsProposed)>(3);
        for (var i = 1; i < Begun; i++)
        {
            if (known[i].Reply is { IsKnown: true, Value: var reply } && step(reply) is { } next && !steps.Exists(s => s.Step == next))
            {
                steps.Add((next, i < Begun - 1));
            }
        }

        return steps;
    }

    /// <summary>What is to be asked next; where all was asked, the nearest step with what stands behind it, null where none is known.</summary>
    public static (Tokens? Ask, (int Step, Tokens Behind)? Found) Next(
        IReadOnlyList<Answered<Tokens, Tokens>> known,
        List<(int Step, bool IsProposed)> steps,
        Func<int, Tokens> edge,
        Func<int, Tokens> behind,
        Func<Tokens, bool> isThere,
        Func<Tokens, int> distance)
    {
        var at = Begun;
        (int Step, Tokens Behind)? nearest = null;
        foreach (var (step, isProposed) in steps)
        {
            if (isProposed)
            {
                if (at == known.Count)
                {
                    return (edge(step), null);
                }

                if (known[at++].Reply is not { IsKnown: true, Value: var tested } || !isThere(tested))
                {
                    continue;
                }
            }

            if (at == known.Count)
            {
                return (behind(step), null);
            }

            if (known[at++].Reply is { IsKnown: true, Value: var found } && (nearest is null || distance(found) < distance(nearest.Value.Behind)))
            {
                nearest = (step, found);
            }
        }

        return (null, nearest);
    }
}
