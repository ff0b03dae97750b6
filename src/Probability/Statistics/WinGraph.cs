namespace LearningThePrior.Probability.Statistics;

/// <summary>Whether every player can be compared with every other: from each, a chain of wins must lead to each (Ford 1957).</summary>
internal static class WinGraph
{
    /// <summary>Why strengths have no finite estimate, in words; null where this graph does not forbid one.</summary>
    public static string? WhyNoStrengths(IReadOnlyList<Meeting> meetings, IReadOnlyList<string> players)
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

        for (var i = 0; i < players.Count; i++)
        {
            if (Reached(beat, i) is var below && below.Contains(false))
            {
                return $"no chain of wins leads from {players[i]} to {players[Array.IndexOf(below, false)]}, so the distance between them has no limit";
            }
        }

        return null;
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
