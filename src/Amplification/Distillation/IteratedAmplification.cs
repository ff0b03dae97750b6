using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>
/// Iterated amplification (Christiano, Shlegeris and Amodei 2018, figure 2), its four processes as one loop that is interleaved by count: questions are drawn
/// and some of them decomposed by the overseer, with subquestions answered by the teacher; H' learns to move as he does and decomposes the rest; the
/// answers go into a ring of targets; and X is trained on these, its moving average being the teacher.
/// </summary>
/// <remarks>The same seed gives the same numbers. Not safe for concurrent use.</remarks>
public sealed class IteratedAmplification
{
    private readonly IAmplificationTask _task;
    private readonly IOverseer<Tokens, Tokens> _overseer;
    private readonly IDistilled _assistant;
    private readonly IImitator? _imitator;
    private readonly DistillationSettings _settings;
    private readonly Seed _seed;
    private readonly Simulation _simulation;
    private readonly Queue<FactTargets> _buffer = new();
    private readonly MoveRecords _records = new();
    private readonly HeightGate _gate;

    /// <summary>Makes the loop.</summary>
    /// <param name="task">What is asked.</param>
    /// <param name="overseer">H.</param>
    /// <param name="assistant">X.</param>
    /// <param name="imitator">H'; null where the overseer is to be asked all.</param>
    /// <param name="settings">How it goes.</param>
    /// <param name="seed">All randomness.</param>
    public IteratedAmplification(
        IAmplificationTask task, IOverseer<Tokens, Tokens> overseer, IDistilled assistant, IImitator? imitator, DistillationSettings settings, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(overseer);
        ArgumentNullException.ThrowIfNull(assistant);
        ArgumentNullException.ThrowIfNull(settings);
        (_task, _overseer, _assistant, _imitator, _settings, _seed) = (task, overseer, assistant, imitator, settings, seed);
        _simulation = new(task, overseer, imitator, assistant);
        _gate = new(task, settings);
    }

    /// <summary>Steps taken.</summary>
    public int Steps { get; private set; }

    /// <summary>The greatest height of questions that are drawn now.</summary>
    public int Height => _gate.Height;

    /// <summary>Moves that the overseer was asked for so far.</summary>
    public long OverseerMoves => _simulation.Moves;

    /// <summary>Questions that the overseer decomposed himself so far.</summary>
    public int Decompositions { get; private set; }

    /// <summary>Questions that the overseer answered so far while some were worked out by recursion, before questions grew.</summary>
    public int Checks { get; private set; }

    /// <summary>Whether questions have grown to the greatest height, and the teacher agrees with its targets there as far as the overseer's errors let it.</summary>
    public bool IsLearned => Height == _task.Heights && _gate.Agrees;

    /// <summary>Targets that X was given so far, those of the overseer and those of H'.</summary>
    public long Labels { get; private set; }

    /// <summary>Whether H' moves as the overseer does, so that he is asked no more.</summary>
    public bool ImitatorIsPerfect => _records.AlikeInARow >= _settings.PerfectAfter;

    /// <summary>Takes one step.</summary>
    /// <param name="cancellationToken">Stops it; the step is then not taken.</param>
    /// <returns>What the step showed, with the overseer's own decompositions.</returns>
    public async Task<DistillationStep> StepAsync(CancellationToken cancellationToken = default)
    {
        var seed = _seed.For("step", Steps);
        var random = seed.For("draw").CreateRandom();
        ITaskContext[] contexts = [.. Enumerable.Range(0, _settings.Contexts).Select(_ => _task.Draw(random))];
        var asked = new List<(ITaskContext Context, Tokens Question, bool ByOverseer)>();
        foreach (var context in contexts)
        {
            for (var i = 0; i < _settings.Questions; i++)
            {
                asked.Add((context, context.DrawQuestion(random, Height), false));
            }
        }

        var polled = Poll(asked.Count, random);
        for (var i = 0; i < asked.Count; i++)
        {
            asked[i] = asked[i] with { ByOverseer = polled.Contains(i) };
        }

        var simulated = await _simulation.RunAsync(asked, seed.For("amplify"), cancellationToken);
        var imitation = Imitate(simulated, seed);
        Label(contexts, simulated, random);
        var loss = 0.0;
        for (var i = 0; i < (_settings.Trainings ?? 1); i++)
        {
            loss = _assistant.Train(Sample(random));
        }

        var agreement = _gate.Agreement(simulated, _assistant);
        if (_gate.WantsToGrow)
        {
            var (grows, moves, answers) = await _gate.CheckAsync(_overseer, contexts, _assistant, seed.For("check"), cancellationToken);
            _simulation.Moves += moves;
            Checks += answers;
            _gate.Decide(grows);
            if (grows)
            {
                _records.Doubt();
            }
        }

        Steps++;
        return new(Steps, loss, imitation, agreement, Height, [.. simulated.Where(s => s.ByOverseer).Select(s => (s.Context, s.Decomposed))]);
    }

    /// <summary>Measures accuracy on new contexts: of X, of its teacher, and of the overseer with the teacher's help. Exact answers are used for scoring only, never for training.</summary>
    /// <param name="contexts">How many contexts.</param>
    /// <param name="questions">Questions of each context and height.</param>
    /// <param name="seed">Draws them.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<AmplificationScores> ScoreAsync(int contexts, int questions, Seed seed, CancellationToken cancellationToken = default)
    {
        var random = seed.For("score").CreateRandom();
        ITaskContext[] drawn = [.. Enumerable.Range(0, contexts).Select(_ => _task.Draw(random))];
        (ITaskContext Context, Tokens Question, bool ByOverseer)[] asked = [.. drawn.SelectMany(c => Enumerable.Range(0, questions).Select(_ => (c, c.DrawQuestion(random, _task.Heights), true)))];
        var before = _simulation.Moves;
        var amplified = await _simulation.RunAsync(asked, seed.For("amplify"), cancellationToken);
        _simulation.Moves = before;
        return new(
            HeightAccuracy.Of(asked.Zip(amplified, (a, s) => (a.Context, a.Question, s.Reply))),
            Accuracy(asked, teacher: true),
            Accuracy(asked, teacher: false));
    }

    /// <summary>The complete state of the loop, models included. A loop with the same task, settings and seed that loads it continues with the next step.</summary>
    public IReadOnlyDictionary<string, double[]> Save()
    {
        var loop = new NumberWriter();
        loop.Add(Steps);
        loop.Add(Decompositions);
        loop.Add(Labels);
        loop.Add(OverseerMoves);
        _gate.Save(loop);
        _records.Save(loop);
        loop.Add(_buffer, loop.Add);
        loop.Add(Checks);
        var saved = new SortedDictionary<string, double[]>(StringComparer.Ordinal) { ["loop"] = loop.ToArray() };
        foreach (var (name, values) in _assistant.Save().Select(a => ($"x.{a.Key}", a.Value)).Concat((_imitator?.Save() ?? new Dictionary<string, double[]>()).Select(a => ($"h.{a.Key}", a.Value))))
        {
            saved[name] = values;
        }

        return saved;
    }

    /// <summary>Goes on from what was saved.</summary>
    /// <exception cref="InvalidDataException">It is that of another loop, or damaged.</exception>
    public void Load(IReadOnlyDictionary<string, double[]> saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        var loop = new NumberReader(saved.GetValueOrDefault("loop") ?? throw new InvalidDataException("what was saved is no state of iterated amplification."));
        (Steps, Decompositions, Labels, _simulation.Moves) = (loop.Count(), loop.Count(), (long)loop.Next(), (long)loop.Next());
        _gate.Load(loop);
        _records.Load(loop);
        _buffer.Clear();
        foreach (var targets in loop.All(loop.Targets))
        {
            _buffer.Enqueue(targets);
        }

        // Earlier versions did not count them.
        Checks = loop.IsAtEnd ? 0 : loop.Count();
        _assistant.Load(Part("x."));
        _imitator?.Load(Part("h."));

        Dictionary<string, double[]> Part(string prefix) => saved.Where(s => s.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(s => s.Key[prefix.Length..], s => s.Value);
    }

    private HeightAccuracy Accuracy((ITaskContext Context, Tokens Question, bool ByOverseer)[] asked, bool teacher) =>
        HeightAccuracy.Of(_assistant, [.. asked.Select(a => (a.Context, a.Question))], teacher);

    /// <summary>Which questions the overseer decomposes himself: fewer as H' gets better, none once it is perfect.</summary>
    private HashSet<int> Poll(int questions, SeededRandom random)
    {
        if (_imitator is null || _settings.Polled == 0)
        {
            Decompositions += questions;
            return [.. Enumerable.Range(0, questions)];
        }

        var wanted = ImitatorIsPerfect ? 0 : (int)Math.Ceiling(_settings.Polled * Math.Min(1, _records.Loss));
        var count = Math.Min(Math.Min(wanted, questions), _settings.Decompositions - Decompositions);
        var polled = new HashSet<int>();
        while (polled.Count < count)
        {
            polled.Add(random.NextInt(questions));
        }

        Decompositions += polled.Count;
        return polled;
    }

    private double? Imitate(IReadOnlyList<Simulated> simulated, Seed seed)
    {
        if (_imitator is null || _settings.Polled == 0)
        {
            return null;
        }

        foreach (var decomposed in simulated.Where(s => s.ByOverseer))
        {
            RecordedMove[] moves = [.. decomposed.Records];
            var predicted = _imitator.Next([.. moves.Select(m => new Consultation<Tokens, Tokens>(m.Question, m.Known))], null);
            _records.Add(moves, moves.Zip(predicted).All(m => MoveRecords.Alike(m.First.Move, m.Second)));
        }

        if (ImitatorIsPerfect)
        {
            return _records.Loss;
        }

        var random = seed.For("imitate").CreateRandom();
        for (var i = 0; i < _records.Updates; i++)
        {
            _records.Loss = _imitator.Train(_records.Sample(random));
        }

        return _records.Loss;
    }

    private void Label(IReadOnlyList<ITaskContext> contexts, IReadOnlyList<Simulated> simulated, SeededRandom random)
    {
        var primitives = (int)Math.Round(_settings.Questions * _settings.PrimitiveShare / (1 - _settings.PrimitiveShare));
        foreach (var (index, context) in contexts.Index())
        {
            var of = simulated.Skip(index * _settings.Questions).Take(_settings.Questions).ToList();
            Tokens[] more = [.. Enumerable.Range(0, primitives).Select(_ => context.DrawPrimitive(random))];
            _buffer.Enqueue(new(
                new(context.Facts, [.. of.Select(s => s.Question), .. more]),
                [.. of.Select(s => s.Reply), .. more.Select(p => context.LookUp(p, random)!.Reply)]));
            Labels += of.Count;
        }

        while (_buffer.Count > _settings.Contexts * _settings.BufferSteps)
        {
            _buffer.Dequeue();
        }
    }

    private List<FactTargets> Sample(SeededRandom random)
    {
        FactTargets[] buffer = [.. _buffer];
        return [.. Enumerable.Range(0, _settings.Batch ?? _settings.Contexts).Select(_ => buffer[random.NextInt(buffer.Length)])];
    }
}
