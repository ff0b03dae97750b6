using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Amplifying;

/// <summary>What it takes to teach one assistant for every z at once: questions to the overseer until he answers about backgrounds that he has not seen as the human would.</summary>
public static class AssistantStudy
{
    /// <summary>The divergence in nats up to which an assistant is taken to answer as the human would.</summary>
    public const double Aim = .02;

    private const int Backgrounds = 60;
    private const int QuestionsOfASet = 4;

    // After he says that he has learned all, so many more questions show whether it lasts.
    private const int CallsAfter = 160;

    /// <summary>Teaches one, and measures him as he learns; exact answers score and never train.</summary>
    /// <param name="world">Whose questions are asked, of D and of each set of D*.</param>
    /// <param name="error">How often an answer of the overseer is drawn without knowing anything.</param>
    /// <param name="curriculum">Whether questions begin short and grow.</param>
    /// <param name="calls">The most questions to the overseer.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <exception cref="ArgumentException">The world does not say how an assistant learns its questions.</exception>
    public static async Task<AssistantResult> RunAsync(
        IWorld world, double error, bool curriculum, int calls, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        var task = world.AmplificationTask ?? throw new ArgumentException($"world {world.Family} does not say how an assistant learns its questions.", nameof(world));
        using var assistant = new TreeAssistant(task, error, seed.For("assistant"), curriculum);
        var scored = Draw(world, task, seed.For("scored").CreateRandom());
        var (taught, last) = (new HashSet<string>(), new Score(double.NaN, double.NaN));
        int? reached = null, learned = null;
        while (assistant.Calls < calls && !(assistant.Calls >= learned + CallsAfter))
        {
            foreach (var (context, _) in await assistant.LearnAsync(cancellationToken))
            {
                taught.Add(context.Name);
            }

            // Without a curriculum, agreement with the teacher's own targets may be that of a constant.
            learned ??= curriculum && assistant.IsLearned ? assistant.Calls : null;
            last = Measure(task, assistant, [.. scored.Where(s => !taught.Contains(s.Context.Name))]);
            reached ??= last.Divergence <= Aim ? assistant.Calls : null;
        }

        return new(error, curriculum, reached, learned, last.Divergence, last.Wrong, assistant.Calls, assistant.Moves, assistant.Height, assistant.Parameters, assistant.Flop);
    }

    private static (ITaskContext Context, Question[] Questions)[] Draw(IWorld world, ITreeTask task, SeededRandom random) =>
    [
        .. Enumerable.Range(0, Backgrounds).Select(_ => (task.Draw(random), world.Sets.SelectMany(s => Enumerable.Range(0, QuestionsOfASet).Select(_ => s.Draw(random))).ToArray())),
    ];

    private static Score Measure(ITreeTask task, TreeAssistant assistant, IReadOnlyList<(ITaskContext Context, Question[] Questions)> scored)
    {
        var (sum, wrong, count) = (0.0, 0, 0);
        var replies = assistant.Answer([.. scored.Select(s => new FactQuestions(s.Context.Facts, [.. s.Questions.Select(q => task.Put(q, s.Context))]))]);
        foreach (var ((context, questions), said) in scored.Zip(replies))
        {
            foreach (var (question, reply) in questions.Zip(said))
            {
                var right = context.Direct(task.Put(question, context));
                sum += Predictions.Divergence(task.Conclude(question, context, new Reply<Tokens>(right)), task.Conclude(question, context, reply));
                (wrong, count) = (wrong + (task.IsAlike(right, reply.Value) ? 0 : 1), count + 1);
            }
        }

        return new(sum / count, wrong / (double)count);
    }

    private readonly record struct Score(double Divergence, double Wrong);
}

/// <summary>What came of teaching one assistant.</summary>
/// <param name="Error">How often an answer of the overseer was drawn without knowing anything.</param>
/// <param name="Curriculum">Whether questions began short.</param>
/// <param name="Reached">Questions to the overseer when his answers about unseen backgrounds first came within the aim; null where they did not.</param>
/// <param name="Learned">Questions to the overseer when the loop itself found that he has learned all; null where it did not.</param>
/// <param name="Divergence">At the end, mean KL in nats of P(y|x,Z) from what his answers mean.</param>
/// <param name="Wrong">At the end, the share of questions whose answer is not the right one.</param>
/// <param name="Calls">Questions to the overseer in all.</param>
/// <param name="Moves">Moves of the overseer in all.</param>
/// <param name="Height">The height that questions had grown to.</param>
/// <param name="Parameters">How many numbers were trained.</param>
/// <param name="Flop">Floating-point operations.</param>
public sealed record AssistantResult(
    double Error, bool Curriculum, int? Reached, int? Learned, double Divergence, double Wrong, int Calls, long Moves, int Height, long Parameters, double Flop);
