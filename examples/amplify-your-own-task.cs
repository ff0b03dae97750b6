// Iterated amplification on a task of your own (Christiano, Shlegeris and Amodei 2018, figures 1 and 2): H can only add two numbers, and asks X for the
// sums of the two halves; X learns from H's answers, and so from ever longer sums. No sum of more than two numbers is ever given to anybody.
// dotnet run examples/amplify-your-own-task.cs
#:project ../src/Optimization

using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Answering;
using LearningThePrior.Probability;

var (task, seed) = (new RangeSums(), new Seed(1));
using var x = new DistilledAnswerer(task, new(), seed.For("x"));
var loop = new IteratedAmplification(task, new TaskOverseer(task), x, null, new() { Polled = 0 }, seed);
Console.WriteLine("step   sums of up to   overseer with X   X alone");
while (loop.Steps < 600)
{
    // Figure 1: questions are drawn, Amplify^H(X) answers them (H asks, X's moving average answers what he asks), and X is trained to answer so at once.
    await loop.StepAsync();
    if (loop.Steps % 100 == 0)
    {
        var scores = await loop.ScoreAsync(contexts: 20, questions: 20, seed.For("score"));
        Console.WriteLine($"{loop.Steps,4}   {1 << loop.Height,13}   {scores.Amplified.All,15:P0}   {scores.Teacher.All,7:P0}");
    }
}

/// <summary>Facts: eight digits. A question (from, count) asks for a sum modulo 5; one digit alone is looked up.</summary>
internal sealed class RangeSums : IAmplificationTask
{
    public string Name => "range-sums";

    public int Size => 8;

    public IReadOnlyList<TokenField> FactFields { get; } = [new("place", 8), new("digit", 5)];

    public IReadOnlyList<TokenField> QuestionFields { get; } = [new("from", 8), new("count", 9)];

    public IReadOnlyList<TokenField> AnswerFields { get; } = [new("digit", 5)];

    public int Heights => 3;

    public int Subquestions => 2;

    public ITaskContext Draw(SeededRandom random) => new Digits([.. Enumerable.Range(0, 8).Select(_ => random.NextInt(5))]);

    // What H does: he sees the question and what came back, and none of the facts.
    public OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        var (from, count) = (question[0], question[1]);
        return known.Count switch
        {
            0 => new OverseerAsks<Tokens, Tokens>(new Tokens(from, count / 2)),
            1 => new OverseerAsks<Tokens, Tokens>(new Tokens(from + (count / 2), count - (count / 2))),
            _ when known.All(k => k.Reply.IsKnown) => new OverseerAnswers<Tokens, Tokens>(new Tokens(known.Sum(k => k.Reply.Value[0]) % 5)),
            _ => new OverseerDoesNotKnow<Tokens, Tokens>(),
        };
    }

    private sealed class Digits(int[] digits) : ITaskContext
    {
        public string Name => string.Concat(digits);

        public IReadOnlyList<Tokens> Facts { get; } = [.. digits.Select((digit, place) => new Tokens(place, digit))];

        public Tokens DrawQuestion(SeededRandom random, int height)
        {
            var count = 2 + random.NextInt((1 << height) - 1);
            return new(random.NextInt(9 - count), count);
        }

        public Tokens DrawPrimitive(SeededRandom random) => new(random.NextInt(8), 1);

        public int HeightOf(Tokens question) => (int)Math.Ceiling(Math.Log2(question[1]));

        public LookUp<Tokens>? LookUp(Tokens question, SeededRandom random) => question[1] == 1 ? new(new(new Tokens(digits[question[0]])), []) : null;

        // Scores, and never trains.
        public Tokens Direct(Tokens question) => new(digits.Skip(question[0]).Take(question[1]).Sum() % 5);
    }
}
