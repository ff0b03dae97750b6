using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>
/// Sequential assignments (Christiano, Shlegeris and Amodei 2018, section 3): each variable is f of two symbols, values or variables assigned before it,
/// and f is a table; what is a variable's value? The human asks both arguments, their values, and f of these. Primitives are an argument of a variable, and f.
/// </summary>
/// <remarks>
/// Symbols are the values and after them the variables. A question is (kind, symbol, symbol), an answer a symbol, a fact (kind, symbol, symbol, symbol):
/// an entry of f, or a variable with its arguments. A question's height is the depth of what must be asked.
/// </remarks>
public sealed class SequentialAssignments : IAmplificationTask
{
    private const int ValueOf = 0;
    private const int FirstOf = 1;
    private const int SecondOf = 2;
    private const int Apply = 3;

    private readonly int _values;

    /// <summary>Makes the task.</summary>
    /// <param name="size">How many variables, 2 to 1,024. There are as many values as the square root of that.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    public SequentialAssignments(int size = 64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 1024);
        (Size, _values) = (size, Math.Max(2, (int)Math.Sqrt(size)));
        var symbol = new TokenField("symbol", _values + size);
        FactFields = [new("fact", 2), symbol, symbol, symbol];
        QuestionFields = [new("kind", 4), symbol, symbol];
        AnswerFields = [symbol];
        Heights = Math.Max(1, (int)(2 * Math.Log2(size)));
    }

    /// <inheritdoc/>
    public string Name => "assignments";

    /// <inheritdoc/>
    public int Size { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> FactFields { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> QuestionFields { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> AnswerFields { get; }

    /// <inheritdoc/>
    public int Heights { get; }

    /// <inheritdoc/>
    public int Subquestions => 5;

    /// <inheritdoc/>
    public ITaskContext Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        int[] table = [.. Enumerable.Range(0, _values * _values).Select(_ => random.NextInt(_values))];

        // Names say nothing about the order: the variables are assigned in a random one.
        var order = TaskFacts.Shuffled(Size, random);
        var arguments = new (int First, int Second)[Size];
        for (var i = 0; i < Size; i++)
        {
            arguments[order[i]] = (Earlier(i), Earlier(i));
        }

        return new Context(this, table, arguments);

        int Earlier(int before) => random.NextInt(_values + before) is var at && at < _values ? at : _values + order[at - _values];
    }

    /// <inheritdoc/>
    public OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (known.Count > 0 && !known[^1].Reply.IsKnown)
        {
            return TaskMoves.DoNotKnow;
        }

        if (known.Count < 2)
        {
            return TaskMoves.Ask(new Tokens(known.Count == 0 ? FirstOf : SecondOf, question[1], 0));
        }

        var asked = 2;
        Span<int> values = stackalloc int[2];
        for (var i = 0; i < 2; i++)
        {
            values[i] = known[i].Reply.Value[0];
            if (values[i] >= _values)
            {
                if (known.Count == asked)
                {
                    return TaskMoves.Ask(new Tokens(ValueOf, values[i], 0));
                }

                values[i] = known[asked++].Reply.Value[0];
            }
        }

        return known.Count > asked
            ? TaskMoves.Answer(known[^1].Reply.Value)
            : values[0] < _values && values[1] < _values
                ? TaskMoves.Ask(new Tokens(Apply, values[0], values[1]))
                : TaskMoves.DoNotKnow;
    }

    private sealed class Context : ITaskContext
    {
        private readonly SequentialAssignments _task;
        private readonly int[] _table;
        private readonly (int First, int Second)[] _arguments;
        private readonly int[] _value;
        private readonly int[] _height;

        public Context(SequentialAssignments task, int[] table, (int First, int Second)[] arguments)
        {
            (_task, _table, _arguments) = (task, table, arguments);
            (_value, _height) = (new int[arguments.Length], new int[arguments.Length]);
            for (var i = 0; i < arguments.Length; i++)
            {
                Work(i);
            }

            Facts =
            [
                .. table.Select((value, i) => new Tokens(0, i / task._values, i % task._values, value)),
                .. arguments.Select((a, i) => new Tokens(1, task._values + i, a.First, a.Second)),
            ];
        }

        public IReadOnlyList<Tokens> Facts { get; }

        public string Name => field ??= TaskFacts.NameOf(_task.Name, Facts);

        public Tokens DrawQuestion(SeededRandom random, int height)
        {
            // A variable of two values has height 1, and the first to be assigned is one: it is found.
            height = Math.Min(height, _task.Heights);
            var variable = random.NextInt(_task.Size);
            while (_height[variable] > height)
            {
                variable = random.NextInt(_task.Size);
            }

            return new(ValueOf, _task._values + variable, 0);
        }

        public Tokens DrawPrimitive(SeededRandom random) => (FirstOf + random.NextInt(3)) switch
        {
            Apply => new(Apply, random.NextInt(_task._values), random.NextInt(_task._values)),
            var kind => new(kind, _task._values + random.NextInt(_task.Size), 0),
        };

        public int HeightOf(Tokens question) => question[0] == ValueOf && question[1] >= _task._values ? _height[question[1] - _task._values] : 0;

        public LookUp<Tokens>? LookUp(Tokens question, SeededRandom random)
        {
            var (kind, first, second, values) = (question[0], question[1], question[2], _task._values);
            switch (kind)
            {
                case ValueOf:
                    return first < values ? new(new(new Tokens(first)), []) : null;
                case Apply when first < values && second < values:
                    var entry = (first * values) + second;
                    return new(new(new Tokens(_table[entry])), [TaskFacts.Cite(Facts, entry)]);
                case FirstOf or SecondOf when first >= values:
                    var (one, other) = _arguments[first - values];
                    return new(new(new Tokens(kind == FirstOf ? one : other)), [TaskFacts.Cite(Facts, _table.Length + first - values)]);
                default:
                    return new(new(default, NoAnswer.DoNotKnow), []);
            }
        }

        public Tokens Direct(Tokens question) =>
            question[0] == ValueOf && question[1] >= _task._values ? new(_value[question[1] - _task._values]) : LookUp(question, new(0))!.Reply.Value;

        public string SayQuestion(Tokens question) => question[0] switch
        {
            ValueOf => $"value of {Symbol(question[1])}",
            Apply => $"f({Symbol(question[1])}, {Symbol(question[2])})",
            FirstOf => $"first argument of {Symbol(question[1])}",
            _ => $"second argument of {Symbol(question[1])}",
        };

        public string SayAnswer(Tokens answer) => Symbol(answer[0]);

        private string Symbol(int symbol) => symbol < _task._values ? $"{symbol}" : $"x{symbol - _task._values}";

        private void Work(int variable)
        {
            if (_height[variable] > 0)
            {
                return;
            }

            var (first, second) = _arguments[variable];
            var (a, b) = (Of(first), Of(second));
            (_value[variable], _height[variable]) = (_table[(a.Value * _task._values) + b.Value], 1 + Math.Max(a.Height, b.Height));

            (int Value, int Height) Of(int symbol)
            {
                if (symbol < _task._values)
                {
                    return (symbol, 0);
                }

                Work(symbol - _task._values);
                return (_value[symbol - _task._values], _height[symbol - _task._values]);
            }
        }
    }
}
