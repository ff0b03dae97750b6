using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>
/// The curriculum: questions grow by one height once the teacher agrees with the targets at the present one, as far as the overseer's errors let it, and a few
/// questions worked out by recursion say so too. Agreement alone would not do: it is perfect where everybody always answers the same.
/// </summary>
internal sealed class HeightGate(IAmplificationTask task, DistillationSettings settings)
{
    private const double Forgets = .2;
    private const int Rests = 10;
    private const int BudgetOfCheck = 10_000;

    private double _agreement;
    private int _rest = Rests;

    public int Height { get; private set; } = settings.Curriculum ? 1 : task.Heights;

    public bool WantsToGrow => Height < task.Heights && Agrees;

    /// <summary>Whether the teacher agrees with the targets at the present height, after a while at it.</summary>
    public bool Agrees => _rest <= 0 && _agreement >= settings.Gate * settings.OverseerRightness;

    /// <summary>How much of the targets the teacher would say alike; of those at the present height a running mean is kept.</summary>
    public double Agreement(IReadOnlyList<Simulated> simulated, IDistilled assistant)
    {
        _rest--;
        var groups = simulated.GroupBy(s => s.Context).ToList();
        var replies = assistant.Answer([.. groups.Select(g => new FactQuestions(g.Key.Facts, [.. g.Select(s => s.Question)]))], teacher: true);
        var alike = groups.SelectMany(g => g).Zip(replies.SelectMany(r => r), (s, reply) => (Height: s.Context.HeightOf(s.Question), Alike: IsAlike(reply, s.Reply))).ToList();
        var here = alike.Where(a => a.Height == Height).ToList();
        if (here.Count > 0)
        {
            _agreement += Forgets * ((here.Count(a => a.Alike) / (double)here.Count) - _agreement);
        }

        return alike.Count(a => a.Alike) / (double)alike.Count;
    }

    /// <summary>Works a few questions at the present height out by recursion, and compares; where recursion does not come to an end, agreement has to do.</summary>
    /// <returns>Whether the teacher agrees with them too, and how many moves and answers of the overseer it took.</returns>
    public async Task<(bool Grows, long Moves, int Answers)> CheckAsync(
        IOverseer<Tokens, Tokens> overseer, IReadOnlyList<ITaskContext> contexts, IDistilled assistant, Seed seed, CancellationToken cancellationToken)
    {
        var (random, recursion, moves) = (seed.CreateRandom(), new Hch(Depth: task.Heights + 2, Width: task.Subquestions, Budget: BudgetOfCheck), 0L);
        var answers = 0;
        var (asked, replies, expected) = (new List<FactQuestions>(), new List<Reply<Tokens>>(), 0.0);
        for (var i = 0; i < settings.CheckedOrDefault; i++)
        {
            var context = contexts[random.NextInt(contexts.Count)];
            if (Draw(context, random) is not { } question)
            {
                continue;
            }

            var (answer, took) = await recursion.AskAsync(overseer, question, context, seed.For("question", i), cancellationToken);
            moves += took;
            answers += Answers(answer);
            if (answer.Reply.IsKnown && !answer.IsCutShort)
            {
                asked.Add(new(context.Facts, [question]));
                replies.Add(answer.Reply);
                expected += Math.Pow(settings.OverseerRightness, Answers(answer));
            }
        }

        var alike = assistant.Answer(asked, teacher: true).Zip(replies).Count(a => IsAlike(a.First[0], a.Second));
        return (settings.CheckedOrDefault == 0 || replies.Count < settings.CheckedOrDefault / 2 || alike >= settings.Gate * expected, moves, answers);
    }

    private bool IsAlike(Reply<Tokens> reply, Reply<Tokens> target) => target.IsKnown && reply.IsKnown && task.IsAlike(reply.Value, target.Value);

    private Tokens? Draw(ITaskContext context, SeededRandom random)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (context.DrawQuestion(random, Height) is var question && context.HeightOf(question) == Height)
            {
                return question;
            }
        }

        return null;
    }

    /// <summary>How many answers of the overseer an answer rests on: each may be wrong.</summary>
    private static int Answers(Decomposed<Tokens, Tokens> answer) => (answer.Source == AnswerSource.Overseer ? 1 : 0) + answer.Asked.Sum(Answers);

    /// <summary>Grows, or waits a while before it asks again.</summary>
    public void Decide(bool grows)
    {
        Height += grows ? 1 : 0;
        _agreement = grows ? 0 : _agreement;
        _rest = Rests;
    }

    public void Save(NumberWriter loop)
    {
        loop.Add(Height);
        loop.Add(_agreement);
        loop.Add(_rest);
    }

    public void Load(NumberReader loop) => (Height, _agreement, _rest) = (loop.Count(), loop.Next(), (int)loop.Next());
}
