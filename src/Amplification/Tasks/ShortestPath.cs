using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>
/// Shortest path (Christiano, Shlegeris and Amodei 2018, section 3): in a random directed graph, how far is it from one vertex to another, and what is the first step?
/// The human asks the same question twice and for one random neighbour, tests the edges that were named, asks how far it is from these steps, and takes
/// the nearest. Asked of himself that would never end: from "do not know" it gets better round by round.
/// </summary>
/// <remarks>
/// A question is (kind, vertex, vertex), an answer (distance, step), a fact an edge (from, to). Primitives are whether an edge is there and a random
/// neighbour. From a vertex to itself the distance is that of the shortest cycle, at least 1. From the cap on, 2 log2 of the size, the distance is the cap and
/// the step "none". Any first step of a shortest path is right. A question's height is the distance.
/// </remarks>
public sealed class ShortestPath : IAmplificationTask
{
    private const int Path = 0;
    private const int Edge = 1;
    private const int Neighbour = 2;
    private const int EdgesOfVertex = 2;

    private readonly int _cap;

    /// <summary>Makes the task.</summary>
    /// <param name="size">How many vertices, 4 to 256. There are twice as many edges.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    public ShortestPath(int size = 64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 256);
        (Size, _cap) = (size, (int)(2 * Math.Log2(size)));
        var vertex = new TokenField("vertex", size);
        FactFields = [vertex, vertex];
        QuestionFields = [new("kind", 3), vertex, vertex];
        AnswerFields = [new("distance", _cap + 1), new("vertex", size + 1)];
    }

    /// <inheritdoc/>
    public string Name => "shortest-path";

    /// <inheritdoc/>
    public int Size { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> FactFields { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> QuestionFields { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> AnswerFields { get; }

    /// <inheritdoc/>
    public int Heights => _cap;

    /// <inheritdoc/>
    public int Subquestions => 9;

    /// <inheritdoc/>
    public ITaskContext Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var edges = new HashSet<(int From, int To)>();
        while (edges.Count < EdgesOfVertex * Size)
        {
            var (from, to) = (random.NextInt(Size), random.NextInt(Size));
            if (from != to)
            {
                edges.Add((from, to));
            }
        }

        return new Context(this, [.. edges.Order()]);
    }

    /// <inheritdoc/>
    public OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var (from, to) = (question[1], question[2]);
        if (known.Count > 0 && known[0].Reply is { IsKnown: true, Value: var edge } && edge[0] == 1)
        {
            return TaskMoves.Answer(new Tokens(1, to));
        }

        if (known.Count < 4)
        {
            return TaskMoves.Ask(known.Count switch { 0 => new Tokens(Edge, from, to), 3 => new Tokens(Neighbour, from, 0), _ => question });
        }

        var steps = StepSearch.Steps(known, step: reply => reply[1] < Size ? reply[1] : null);
        return StepSearch.Next(
            known,
            steps,
            edge: step => new(Edge, from, step),
            behind: step => new(Path, step, to),
            isThere: reply => reply[0] == 1,
            distance: reply => reply[0]) is var (ask, found) && ask is { } next
                ? TaskMoves.Ask(next)
                : TaskMoves.Answer(found is var (step, behind) && behind[0] + 1 < _cap ? new Tokens(behind[0] + 1, step) : new Tokens(_cap, Size));
    }

    private sealed class Context : ITaskContext
    {
        private readonly ShortestPath _task;
        private readonly (int From, int To)[] _edges;
        private readonly int[][] _out;
        private readonly int[][] _distances;

        public Context(ShortestPath task, (int From, int To)[] edges)
        {
            (_task, _edges) = (task, edges);
            _out = [.. Enumerable.Range(0, task.Size).Select(v => edges.Where(e => e.From == v).Select(e => e.To).ToArray())];
            Facts = [.. edges.Select(e => new Tokens(e.From, e.To))];
            _distances = [.. Enumerable.Range(0, task.Size).Select(DistancesFrom)];
        }

        public IReadOnlyList<Tokens> Facts { get; }

        public string Name => field ??= TaskFacts.NameOf(_task.Name, Facts);

        public Tokens DrawQuestion(SeededRandom random, int height)
        {
            // Every edge is a question of height 1, so that one is found.
            while (true)
            {
                var (from, to) = (random.NextInt(_task.Size), random.NextInt(_task.Size));
                if (_distances[from][to] <= height)
                {
                    return new(Path, from, to);
                }
            }
        }

        public Tokens DrawPrimitive(SeededRandom random) => random.NextInt(2) == 0 && _edges[random.NextInt(_edges.Length)] is var (from, to)
            ? new(Edge, from, to)
            : new(Edge, random.NextInt(_task.Size), random.NextInt(_task.Size));

        public int HeightOf(Tokens question) => question[0] == Path ? _distances[question[1]][question[2]] : 0;

        public bool IsSettled(Tokens question) => question[0] != Neighbour;

        public LookUp<Tokens>? LookUp(Tokens question, SeededRandom random)
        {
            var (kind, from, to) = (question[0], question[1], question[2]);
            if (kind == Path)
            {
                return null;
            }

            if (kind == Neighbour)
            {
                if (_out[from].Length == 0)
                {
                    return new(new(default, NoAnswer.DoNotKnow), []);
                }

                to = _out[from][random.NextInt(_out[from].Length)];
            }

            var fact = Array.BinarySearch(_edges, (from, to));
            return new(new(new Tokens(fact >= 0 ? 1 : 0, to)), fact >= 0 ? [TaskFacts.Cite(Facts, fact)] : []);
        }

        public Tokens Direct(Tokens question)
        {
            if (question[0] != Path)
            {
                return LookUp(question, new(0))!.Reply.Value;
            }

            var (from, to) = (question[1], question[2]);
            var distance = _distances[from][to];
            return distance == _task._cap
                ? new(distance, _task.Size)
                : new(distance, _out[from].First(step => distance == 1 ? step == to : _distances[step][to] == distance - 1));
        }

        public bool IsRight(Tokens question, Tokens answer)
        {
            var right = Direct(question);
            return answer == right
                || (question[0] == Path && answer.Count == 2 && answer[0] == right[0] && right[0] is > 1 && right[0] < _task._cap
                    && _out[question[1]].Contains(answer[1]) && _distances[answer[1]][question[2]] == right[0] - 1);
        }

        public string SayQuestion(Tokens question) => question[0] switch
        {
            Edge => $"is there an edge from {question[1]} to {question[2]}",
            Neighbour => $"a neighbour of {question[1]}",
            _ => $"path from {question[1]} to {question[2]}",
        };

        public string SayAnswer(Tokens answer) => answer[1] == _task.Size ? $"{answer[0]} or more" : $"{answer[0]}, by {answer[1]}";

        /// <summary>Edges to walk from a vertex to each, at least 1 and at most the cap.</summary>
        private int[] DistancesFrom(int start)
        {
            var distances = new int[_task.Size];
            Array.Fill(distances, _task._cap);
            var next = new Queue<(int Vertex, int Distance)>([(start, 0)]);
            while (next.TryDequeue(out var at))
            {
                foreach (var to in _out[at.Vertex])
                {
                    if (at.Distance + 1 < distances[to])
                    {
                        distances[to] = at.Distance + 1;
                        next.Enqueue((to, at.Distance + 1));
                    }
                }
            }

            return distances;
        }
    }
}
