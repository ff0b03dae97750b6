namespace LearningThePrior.Probability.Statistics;

/// <summary>Whether every player can be compared with every other: from each, a chain of wins must lead to each (Ford 1957).</summary>
public static class WinGraph
{
    /// <summary>Why strengths have no finite estimate, in words; null where this graph does not forbid one.</summary>
    /// <param name="meetings">The verdicts.</param>
    /// <param name="players">The players' names.</param>
    /// <param name="isPenalised">Whether nobody needs to have won or lost, as everybody meets an average player too.</param>
    public static string? WhyNoStrengths(IReadOnlyList<Meeting> meetings, IReadOnlyList<string> players, bool isPenalised = false)
    {
        if (players.Count < 2)
        {
            return "one debater only, which is no one's measure";
        }

        var beat = Edges(meetings.Select(m => m.AWins ? (m.A, m.B) : (m.B, m.A)), players.Count);
        var met = Edges(meetings.SelectMany(m => new[] { (m.A, m.B), (m.B, m.A) }), players.Count);
        if (Reached(met, 0) is var known && known.Contains(false))
        {
            return $"{players[0]} and {players[Array.IndexOf(known, false)]} never met, nor did a chain of others between them";
        }

        for (var i = 0; i < players.Count && !isPenalised; i++)
        {
            if (Reached(beat, i) is var below && below.Contains(false))
            {
                return $"no chain of wins leads from {players[i]} to {players[Array.IndexOf(below, false)]}, so the distance between them has no limit";
            }
        }

        return null;
    }

    /// <summary>The largest set of players among whom chains of meetings lead from each to each; of two as large, the one with the first player.</summary>
    /// <returns>The players, in their order.</returns>
    public static IReadOnlyList<int> LargestPart(IReadOnlyList<Meeting> meetings, int players)
    {
        var met = Edges(meetings.SelectMany(m => new[] { (m.A, m.B), (m.B, m.A) }), players);
        List<int> largest = [];
        var seen = new bool[players];
        for (var i = 0; i < players; i++)
        {
            if (!seen[i])
            {
                var reached = Reached(met, i);
                int[] part = [.. Enumerable.Range(0, players).Where(j => reached[j])];
                Array.ForEach(part, j => seen[j] = true);
                largest = part.Length > largest.Count ? [.. part] : largest;
            }
        }

        return largest;
    }

    private static HashSet<int>[] Edges(IEnumerable<(int From, int To)> pairs, int count)
    {
        HashSet<int>[] edges = [.. Enumerable.Range(0, count).Select(_ => new HashSet<int>())];
        foreach (var (from, to) in pairs)
        {
            edges[from].Add(to);
        }

        return edges;
    }

    private static bool[] Reached(HashSet<int>[] edges, int from)
    {
        var reached = new bool[edges.Length];
        reached[from] = true;
        var next = new Queue<int>([from]);
        while (next.TryDequeue(out var at))
        {
            foreach (var to in edges[at].Where(t => !reached[t]))
            {
                reached[to] = true;
                next.Enqueue(to);
            }
        }

        return reached;
    }
}
