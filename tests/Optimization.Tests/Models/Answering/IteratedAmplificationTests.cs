using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Answering;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Tests.Models.Answering;

/// <summary>The loop of amplification on the networks of this room, on the tiny task: permutations of four.</summary>
public sealed class IteratedAmplificationTests
{
    private static readonly IAmplificationTask Tiny = PermutationPowering.Tiny;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_teacher_that_learned_from_an_overseer_of_small_questions_answers_large_ones()
    {
        using var x = new DistilledAnswerer(Tiny, new() { Width = 32, Rate = 4e-3 }, new Seed(1));
        var loop = new IteratedAmplification(Tiny, new TaskOverseer(Tiny), x, null, Settings(450), new Seed(1));
        for (var i = 0; i < 450; i++)
        {
            await loop.StepAsync(Token);
        }

        var scores = await loop.ScoreAsync(20, 20, new Seed(2), Token);

        // The overseer can do with the teacher what the teacher alone could not at first; chance is a quarter.
        Assert.InRange(scores.Amplified.All, .99, 1);
        Assert.InRange(scores.Teacher.All, .97, 1);
        Assert.Equal([1, 2], scores.Teacher.ByHeight.Keys);
        Assert.Equal(2, loop.Height);
    }

    [Fact]
    public async Task What_is_saved_goes_on_as_if_nothing_had_been()
    {
        var settings = Settings(12) with { Polled = 5, Contexts = 6, BufferSteps = 3 };
        using var one = Assistant(3);
        using var h = Imitator(3);
        var whole = new IteratedAmplification(Tiny, TaskErrors.Overseer(Tiny, .2, default, new Seed(4)), one, h, settings, new Seed(3));
        for (var i = 0; i < 6; i++)
        {
            await whole.StepAsync(Token);
        }

        var saved = whole.Save().ToDictionary(s => s.Key, s => s.Value.ToArray());
        using var other = Assistant(99);
        using var hh = Imitator(99);
        var again = new IteratedAmplification(Tiny, TaskErrors.Overseer(Tiny, .2, default, new Seed(4)), other, hh, settings, new Seed(3));
        again.Load(saved);
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal((await whole.StepAsync(Token)) with { Decomposed = [] }, (await again.StepAsync(Token)) with { Decomposed = [] });
        }

        Assert.Equal(whole.Save(), again.Save());
        Assert.Equal((whole.OverseerMoves, whole.Decompositions, whole.Labels), (again.OverseerMoves, again.Decompositions, again.Labels));
    }

    [Fact]
    public void What_was_saved_of_another_task_is_refused()
    {
        var powering = new PermutationPowering(8);
        using var x = Assistant(1);
        using var other = new DistilledAnswerer(powering, new(), new Seed(1));
        var saved = new IteratedAmplification(powering, new TaskOverseer(powering), other, null, Settings(1), new Seed(1)).Save();

        var refused = Assert.Throws<InvalidDataException>(() => new IteratedAmplification(Tiny, new TaskOverseer(Tiny), x, null, Settings(1), new Seed(1)).Load(saved));
        Assert.Contains("another model", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_imitator_learns_the_overseers_moves_exactly_from_some_hundred_of_them()
    {
        var (task, seed) = (PermutationPowering.Tiny, new Seed(5));
        using var imitator = new MoveImitator(task, new() { Width = 32, Rate = 4e-3 }, seed);
        var records = Records(task, 300, seed).ToList();
        var random = seed.For("batches").CreateRandom();
        for (var i = 0; i < 200; i++)
        {
            imitator.Train([.. Enumerable.Range(0, 64).Select(_ => records[random.NextInt(records.Count)])]);
        }

        var fresh = Records(task, 100, seed.For("fresh")).ToList();
        var moves = imitator.Next([.. fresh.Select(r => new Consultation<Tokens, Tokens>(r.Question, r.Known))], null);
        Assert.All(fresh.Zip(moves), pair => Assert.Equal(Shown(pair.First.Move), Shown(pair.Second)));
    }

    [Fact]
    public void Where_the_answer_is_an_amount_the_imitator_learns_to_add_what_it_points_at()
    {
        var (task, seed) = (new WildcardSearch(3), new Seed(6));
        using var imitator = new MoveImitator(task, new() { Width = 16, Rate = 8e-3 }, seed);
        var records = Records(task, 300, seed).ToList();
        var random = seed.For("batches").CreateRandom();
        for (var i = 0; i < 150; i++)
        {
            imitator.Train([.. Enumerable.Range(0, 64).Select(_ => records[random.NextInt(records.Count)])]);
        }

        var fresh = Records(task, 100, seed.For("fresh")).ToList();
        var moves = imitator.Next([.. fresh.Select(r => new Consultation<Tokens, Tokens>(r.Question, r.Known))], null);
        Assert.All(fresh.Zip(moves), pair => Assert.Equal(Shown(pair.First.Move), Shown(pair.Second)));
    }

    private static IEnumerable<RecordedMove> Records(IAmplificationTask task, int questions, Seed seed)
    {
        for (var i = 0; i < questions; i++)
        {
            var random = seed.For("question", i).CreateRandom();
            var context = task.Draw(random);
            var question = context.DrawQuestion(random, task.Heights);
            var known = new List<Answered<Tokens, Tokens>>();
            while (true)
            {
                var move = task.Next(question, known);
                yield return new(question, [.. known], move);
                if (move is not OverseerAsks<Tokens, Tokens> { Subquestions: [var asked] })
                {
                    break;
                }

                known.Add(new(asked, new(context.Direct(asked))));
            }
        }
    }

    private static string Shown(OverseerMove<Tokens, Tokens> move) => move switch
    {
        OverseerAsks<Tokens, Tokens> asks => $"? {asks.Subquestions[0]}",
        OverseerAnswers<Tokens, Tokens> said => $"{said.Value}",
        _ => "do not know",
    };

    private static DistillationSettings Settings(int steps) => new() { Steps = steps, Polled = 0 };

    private static DistilledAnswerer Assistant(ulong seed) => new(Tiny, new(), new Seed(seed));

    private static MoveImitator Imitator(ulong seed) => new(Tiny, new() { Width = 16 }, new Seed(seed));
}
