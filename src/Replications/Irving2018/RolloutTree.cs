using System.Numerics;
using System.Runtime.InteropServices;
using LearningThePrior.Probability;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// Monte-Carlo tree search over one game from one position (Coulom 2006), moves chosen by PUCT with an even prior P (Silver et al.
/// 2017): wins a visit, and c P sqrt(N) / (1 + n) for trying others. Below the tree, pixels are drawn at random. Each move starts
/// with one visit worth half a win.
/// </summary>
internal sealed class RolloutTree
{
    private const int ExpandAt = 2;
    private const float Start = .5f;
    private readonly PictureColumns _columns;
    private readonly int[] _revealed;
    private readonly float[] _revealedSum;
    private readonly int _pixels;
    private readonly bool _honest;
    private readonly float _exploration;
    private readonly SeededRandom _random;
    private readonly List<Node> _nodes = [];
    private readonly List<(Node Node, int Move)> _path = [];
    private readonly float[] _scores;
    private readonly int[] _set;

    /// <param name="columns">The picture.</param>
    /// <param name="revealed">The pixels revealed so far.</param>
    /// <param name="pixels">How many are revealed in all.</param>
    /// <param name="honest">Whether the honest side is to move.</param>
    /// <param name="settings">How it searches.</param>
    /// <param name="random">Breaks ties, and draws what is below the tree.</param>
    public RolloutTree(PictureColumns columns, int[] revealed, int pixels, bool honest, RolloutSettings settings, SeededRandom random)
    {
        (_columns, _revealed, _pixels, _honest) = (columns, revealed, pixels, honest);
        (_exploration, _random) = ((float)settings.Exploration, random);
        (_scores, _set) = (new float[columns.Count], new int[pixels]);
        _revealedSum = columns.Sum(revealed);
        revealed.CopyTo(_set, 0);
        _nodes.Add(new Node(columns.Count, revealed));
    }

    /// <summary>The move tried most often.</summary>
    public int Best => Array.IndexOf(_nodes[0].Visits, _nodes[0].Visits.Max());

    /// <summary>Goes down to a full set and adds it up for the judge.</summary>
    public void Descend(Span<float> sum)
    {
        _path.Clear();
        _revealedSum.CopyTo(sum);
        var node = _nodes[0];
        for (var level = _revealed.Length; level < _pixels; level++)
        {
            var move = node is null ? Draw(level) : Select(node);
            _set[level] = move;
            Floats.Add(sum, _columns[move], sum);
            if (node is not null)
            {
                _path.Add((node, move));
                node = Below(node, move, level + 1);
            }
        }
    }

    /// <summary>Tells the moves of the last descent what the judge said.</summary>
    public void Learn(bool honestWins)
    {
        var honest = _honest;
        foreach (var (node, move) in _path)
        {
            node.Visits[move]++;
            node.Total++;
            node.Wins[move] += honest == honestWins ? 1 : 0;
            honest = !honest;
        }
    }

    private int Draw(int level)
    {
        while (true)
        {
            var move = _random.NextInt(_columns.Count);
            if (!_set.AsSpan(0, level).Contains(move))
            {
                return move;
            }
        }
    }

    private Node? Below(Node node, int move, int level)
    {
        if (level == _pixels)
        {
            return null;
        }

        if (node.Children[move] == 0 && node.Visits[move] + 1 >= ExpandAt)
        {
            node.Children[move] = _nodes.Count;
            _nodes.Add(new Node(_columns.Count, _set.AsSpan(0, level)));
        }

        return node.Children[move] == 0 ? null : _nodes[node.Children[move]];
    }

    private int Select(Node node)
    {
        var trying = Start + (_exploration * MathF.Sqrt(node.Total) / node.Moves);
        var scores = MemoryMarshal.Cast<float, Vector<float>>(_scores.AsSpan());
        var wins = MemoryMarshal.Cast<float, Vector<float>>(node.Wins.AsSpan());
        var visits = MemoryMarshal.Cast<float, Vector<float>>(node.Visits.AsSpan());
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = (wins[i] + new Vector<float>(trying)) / (visits[i] + Vector<float>.One);
        }

        for (var i = scores.Length * Vector<float>.Count; i < _scores.Length; i++)
        {
            _scores[i] = (node.Wins[i] + trying) / (node.Visits[i] + 1);
        }

        var (best, start) = (-1, _random.NextInt(_scores.Length));
        for (var i = start; i < _scores.Length; i++)
        {
            best = best < 0 || _scores[i] > _scores[best] ? i : best;
        }

        for (var i = 0; i < start; i++)
        {
            best = _scores[i] > _scores[best] ? i : best;
        }

        return best;
    }

    private sealed class Node
    {
        private const float Never = -1e30f;

        public Node(int moves, ReadOnlySpan<int> taken)
        {
            (Visits, Wins, Children) = (new float[moves], new float[moves], new int[moves]);
            Moves = moves - taken.Length;
            foreach (var move in taken)
            {
                Wins[move] = Never;
            }
        }

        /// <summary>How many moves there are: the prior of each is one of so many.</summary>
        public int Moves { get; }

        public float[] Visits { get; }

        public float[] Wins { get; }

        public int[] Children { get; }

        public int Total { get; set; }
    }
}
