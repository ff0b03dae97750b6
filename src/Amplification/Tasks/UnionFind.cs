using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>
/// Union find (Christiano, Shlegeris and Amodei 2018, section 3): variables are equal along the edges of random trees, and the root of each tree has a value;
/// what is a variable's value? The human asks the same question twice and for one random neighbour, tests the edges that were named, asks for the
/// values behind them, and takes the one at the least depth. Asked of himself that would never end: from "do not know" it gets better round by round.
/// </summary>
/// <remarks>
/// A question is (kind, variable, variable), an answer (value, depth, next variable toward the root), a fact (kind, variable, variable, value): an edge or
/// a root's value. Primitives are a variable's own value, a random neighbour of it, and whether an edge is there. A question's height is the depth.
/// </remarks>
public sealed class UnionFind : IAmplificationTask
{
    private const int ValueOf = 0;
    private const int OwnValue = 1;
    private const int Neighbour = 2;
    private const int Edge = 3;

    private readonly int _roots;
    private readonly int _cap;

    /// <summary>Makes the task.</summary>
    /// <param name="size">How many variables, 4 to 1,024. As many of them as the square root of that are roots.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    public UnionFind(int size = 64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 1024);
        (Size, _roots, _cap) = (size, (int)Math.Sqrt(size), (int)(2 * Math.Log2(size)));
        var (variable, value) = (new TokenField("variable", size), new TokenField("value", _roots));
        FactFields = [new("fact", 2), variable, variable, value];
        QuestionFields = [new("kind", 4), variable, variable];
        AnswerFields = [value, new("depth", _cap + 1), variable];
    }

    /// <inheritdoc/>
    public string Name => "union-find";

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
        var order = TaskFacts.Shuffled(Size, random);
        var (parent, value, depth) = (new int[Size], new int[Size], new int[Size]);
        for (var i = 0; i < Size; i++)
        {
            var above = i < _roots ? order[i] : order[random.NextInt(i)];
            while (i >= _roots && depth[above] >= _cap)
            {
                above = order[random.NextInt(i)];
            }

            (parent[order[i]], value[order[i]], depth[order[i]]) = i < _roots ? (above, random.NextInt(_roots), 0) : (above, value[above], depth[above] + 1);
        }

        return new Context(this, parent, value, depth);
    }

    /// <inheritdoc/>
    public OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var variable = question[1];
        if (known.Count > 0 && known[0].Reply is { IsKnown: true, Value: var own })
        {
            return TaskMoves.Answer(new Tokens(own[0], 0, variable));
        }

        if (known.Count < 4)
        {
            return TaskMoves.Ask(new Tokens(known.Count switch { 0 => OwnValue, 3 => Neighbour, _ => ValueOf }, variable, 0));
        }

        var steps = StepSearch.Steps(known, step: reply => reply[2]);
        return StepSearch.Next(
            known,
            steps,
            edge: step => new(Edge, variable, step),
            behind: step => new(ValueOf, step, 0),
            isThere: reply => reply[0] == 1,
            distance: reply => reply[1]) is var (ask, found) && ask is { } next
                ? TaskMoves.Ask(next)
                : found is var (step, behind) && behind[1] < _cap
                    ? TaskMoves.Answer(new Tokens(behind[0], behind[1] + 1, step))
                    : TaskMoves.DoNotKnow;
    }

    private sealed class Context(UnionFind task, int[] parent, int[] value, int[] depth) : ITaskContext
    {
        private readonly List<int>[] _neighbours = Neighbours(parent);

        public IReadOnlyList<Tokens> Facts { get; } =
            [.. parent.Select((to, from) => to == from ? new Tokens(1, from, from, value[from]) : new Tokens(0, from, to, 0))];

        public string Name => field ??= TaskFacts.NameOf(task.Name, Facts);

        public Tokens DrawQuestion(SeededRandom random, int height)
        {
            var variable = random.NextInt(task.Size);
            while (depth[variable] > height)
            {
                variable = random.NextInt(task.Size);
            }

            return new(ValueOf, variable, 0);
        }

        public Tokens DrawPrimitive(SeededRandom random) => random.NextInt(2) == 0
            ? new(OwnValue, random.NextInt(task.Size), 0)
            : random.NextInt(task.Size) is var from && random.NextInt(2) == 0
                ? new(Edge, from, parent[from])
                : new(Edge, from, random.NextInt(task.Size));

        public int HeightOf(Tokens question) => question[0] == ValueOf ? Math.Max(1, depth[question[1]]) : 0;

        public bool IsSettled(Tokens question) => question[0] != Neighbour;

        public LookUp<Tokens>? LookUp(Tokens question, SeededRandom random)
        {
            var (kind, variable, other) = (question[0], question[1], question[2]);
            switch (kind)
            {
                case OwnValue:
                    return parent[variable] == variable
                        ? new(new(new Tokens(value[variable], 0, variable)), [TaskFacts.Cite(Facts, variable)])
                        : new(new(default, NoAnswer.DoNotKnow), []);
                case Neighbour:
                    var (near, fact) = _neighbours[variable] is { Count: > 0 } all && all[random.NextInt(all.Count)] is var drawn
                        ? (drawn, parent[variable] == drawn ? variable : drawn)
                        : (-1, -1);
                    return near < 0 ? new(new(default, NoAnswer.DoNotKnow), []) : new(new(new Tokens(0, 0, near)), [TaskFacts.Cite(Facts, fact)]);
                case Edge:
                    var isThere = variable != other && (parent[variable] == other || parent[other] == variable);
                    return new(new(new Tokens(isThere ? 1 : 0, 0, other)), isThere ? [TaskFacts.Cite(Facts, parent[variable] == other ? variable : other)] : []);
                default:
                    return null;
            }
        }

        public Tokens Direct(Tokens question) => question[0] == ValueOf
            ? new(value[question[1]], depth[question[1]], parent[question[1]])
            : LookUp(question, new(0))!.Reply.Value;

        public string SayQuestion(Tokens question) => question[0] switch
        {
            OwnValue => $"own value of x{question[1]}",
            Neighbour => $"a neighbour of x{question[1]}",
            Edge => $"is x{question[1]} = x{question[2]} a fact",
            _ => $"value of x{question[1]}",
        };

        public string SayAnswer(Tokens answer) => $"{answer[0]}, {answer[1]} away, by x{answer[2]}";

        private static List<int>[] Neighbours(int[] parent)
        {
            var near = new List<int>[parent.Length];
            for (var i = 0; i < near.Length; i++)
            {
                near[i] = [];
            }

            for (var i = 0; i < near.Length; i++)
            {
                if (parent[i] != i)
                {
                    near[i].Add(parent[i]);
                    near[parent[i]].Add(i);
                }
            }

            return near;
        }
    }
}
