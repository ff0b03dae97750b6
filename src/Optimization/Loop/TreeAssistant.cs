using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Answering;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization;

/// <summary>
/// An assistant who learns to answer questions about any Z from an overseer, by iterated amplification: on backgrounds that the human might propose and on those that were
/// asked about, at first about short questions, then about longer ones. He answers the overseer's subquestions while he learns.
/// </summary>
/// <remarks>The same seed gives the same numbers. Not safe for concurrent use.</remarks>
public sealed class TreeAssistant : IAssistant<Tokens, Tokens>, IDisposable
{
    private readonly TreeAnswerer _answerer;
    private readonly IteratedAmplification _loop;
    private readonly RecentContexts _contexts;

    /// <summary>Makes one that knows nothing.</summary>
    /// <param name="task">What is asked.</param>
    /// <param name="error">How often an answer of the overseer is drawn without knowing anything, from 0 to 1.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="curriculum">Whether questions begin short and grow.</param>
    public TreeAssistant(ITreeTask task, double error, Seed seed, bool curriculum = true)
    {
        ArgumentNullException.ThrowIfNull(task);
        Overseer = error == 0
            ? new TaskOverseer(task)
            : new ErringOverseer<Tokens, Tokens>(new TaskOverseer(task), error, (question, random) => new(task.Guess(question, random)));
        _contexts = new(task);
        _answerer = TreeAnswerer.For(task, TreeAnswerer.Learning, seed.For("x"));
        // With few calls a step the gate can open soon. Height 1 rests on look-ups alone, so that agreement there is with what Z says: no recursion has to check it.
        _loop = new(_contexts, Overseer, _answerer, imitator: null, new()
        {
            Contexts = 8,
            Questions = 1,
            BufferSteps = 10_000,
            PrimitiveShare = 0,
            Polled = 0,
            Trainings = 8,
            Batch = 32,
            Checked = 0,
            Curriculum = curriculum,
            Gate = .9,
            OverseerRightness = 1 - error,
        }, seed.For("loop"));
    }

    /// <summary>H, who errs as often as was said.</summary>
    public IOverseer<Tokens, Tokens> Overseer { get; }

    /// <summary>Questions that the overseer answered so far for the assistant to learn from.</summary>
    public int Calls => _loop.Decompositions + _loop.Checks;

    /// <summary>Moves that the overseer was asked for so far.</summary>
    public long Moves => _loop.OverseerMoves;

    /// <summary>The greatest height of questions that are asked now.</summary>
    public int Height => _loop.Height;

    /// <summary>Whether questions have grown as far as they go, and the assistant answers them as the overseer does, his errors apart.</summary>
    public bool IsLearned => _loop.IsLearned;

    /// <summary>How many numbers are trained.</summary>
    public long Parameters => _answerer.Parameters;

    /// <summary>Floating-point operations so far.</summary>
    public double Flop => _answerer.Flop;

    /// <summary>One step: a few questions are put to the overseer, and the assistant learns from all answers so far.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What the overseer was asked, with his answers.</returns>
    public async Task<IReadOnlyList<(ITaskContext Context, Decomposed<Tokens, Tokens> Decomposed)>> LearnAsync(CancellationToken cancellationToken = default) =>
        (await _loop.StepAsync(cancellationToken)).Decomposed;

    /// <summary>Takes a Z that was asked about among those that he is taught on.</summary>
    public void Note(ITaskContext context) => _contexts.Add(context);

    /// <summary>Answers questions about several Z at once.</summary>
    public IReadOnlyList<IReadOnlyList<Reply<Tokens>>> Answer(IReadOnlyList<FactQuestions> batch) => _answerer.Answer(batch, teacher: true);

    /// <inheritdoc/>
    public ValueTask<Reply<Tokens>> AnswerAsync(Tokens question, IQuestionContext<Tokens, Tokens> context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Answer([new(((ITaskContext)context).Facts, [question])])[0][0]);
    }

    /// <inheritdoc/>
    public void Dispose() => _answerer.Dispose();

    /// <summary>The task, with half of its contexts drawn from those that were asked about lately.</summary>
    private sealed class RecentContexts(ITreeTask task) : IAmplificationTask
    {
        private const int Most = 256;
        private readonly Queue<ITaskContext> _recent = new();

        public string Name => task.Name;

        public int Size => task.Size;

        public IReadOnlyList<TokenField> FactFields => task.FactFields;

        public IReadOnlyList<TokenField> QuestionFields => task.QuestionFields;

        public IReadOnlyList<TokenField> AnswerFields => task.AnswerFields;

        public int Heights => task.Heights;

        public int Subquestions => task.Subquestions;

        public void Add(ITaskContext context)
        {
            _recent.Enqueue(context);
            if (_recent.Count > Most)
            {
                _recent.Dequeue();
            }
        }

        public ITaskContext Draw(SeededRandom random) => _recent.Count > 0 && random.NextBool(.5) ? _recent.ElementAt(random.NextInt(_recent.Count)) : task.Draw(random);

        public OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known) => task.Next(question, known);

        public bool IsAlike(Tokens answer, Tokens other) => task.IsAlike(answer, other);
    }
}
