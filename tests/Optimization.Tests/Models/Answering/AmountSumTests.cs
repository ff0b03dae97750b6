using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Answering;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models.Answering;

/// <summary>The sum of two amounts of which shares are known.</summary>
public sealed class AmountSumTests
{
    /// <summary>Against the table of all pairs; what is more than the greatest amount is the greatest.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(17)]
    public void Its_shares_are_those_of_the_table_of_all_pairs(int amounts)
    {
        const int Rows = 3;
        var (first, second) = (Shares(Rows, amounts, new Seed(1)), Shares(Rows, amounts, new Seed(2)));
        using var sum = AmountSum.Shares(Ops.FromArray(first, Rows, 1, amounts), Ops.FromArray(second, Rows, 1, amounts));

        var table = new double[Rows * amounts];
        for (var row = 0; row < Rows; row++)
        {
            for (var a = 0; a < amounts; a++)
            {
                for (var b = 0; b < amounts; b++)
                {
                    table[(row * amounts) + Math.Min(a + b, amounts - 1)] += first[(row * amounts) + a] * second[(row * amounts) + b];
                }
            }
        }

        Assert.Equal([Rows, 1, amounts], sum.shape);
        Assert.All(table.Zip(sum.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    /// <summary>The derivative of the sum's share of t by the first addend's share of a is the second's share of t - a.</summary>
    [Fact]
    public void Its_derivatives_are_shares_of_the_other_addend()
    {
        var first = tensor(new[] { .2, .3, .5, 0 }).reshape(1, 1, 4).requires_grad_();
        AmountSum.Shares(first, tensor(new[] { .6, .3, .1, 0 }).reshape(1, 1, 4)).narrow(2, 2, 1).sum().backward();

        Assert.All(new[] { .1, .3, .6, 0 }.Zip(first.grad!.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    /// <summary>Over 10 bits there are 1,025 amounts: the table of all pairs would be of 8.6 GB.</summary>
    [Fact]
    public void Ten_bits_are_imitated_without_a_table_of_all_pairs()
    {
        var task = new WildcardSearch(10);
        using var imitator = new MoveImitator(task, new() { Width = 8, Heads = 1 }, new Seed(1));
        var asked = task.Draw(new Seed(1).CreateRandom()).DrawQuestion(new Seed(2).CreateRandom(), task.Heights);

        Assert.True(double.IsFinite(imitator.Train([new(asked, [], task.Next(asked, []))])));
    }

    /// <summary>
    /// For one state of 3 bits, 9 amounts, 11 places and a width of 8: a layer of 8 to 17, two addends that point at 11 places and copy 9 values, each a product
    /// and a sum, and the convolution.
    /// </summary>
    [Fact]
    public void What_adding_takes_is_counted()
    {
        var (adds, copies) = (Flop(new WildcardSearch(3)), Flop(new Plain(new WildcardSearch(3))));

        Assert.Equal((2 * 8 * 17) + (2 * 2 * 11 * (8 + 9)) + AmountSum.Flop(9), adds - copies, 1e-6);
    }

    private static double Flop(IAmplificationTask task)
    {
        using var imitator = new MoveImitator(task, new() { Width = 8, Heads = 1 }, new Seed(1));
        imitator.Next([new Consultation<Tokens, Tokens>(task.Draw(new Seed(1).CreateRandom()).DrawQuestion(new Seed(2).CreateRandom(), 3), [])], null);
        return imitator.Flop;
    }

    private static double[] Shares(int rows, int amounts, Seed seed)
    {
        var random = seed.CreateRandom();
        return [.. Enumerable.Range(0, rows).SelectMany(_ =>
        {
            double[] drawn = [.. Enumerable.Range(0, amounts).Select(_ => random.NextDouble())];
            return drawn.Select(d => d / drawn.Sum());
        })];
    }

    /// <summary>The same task, whose answer is not said to be an amount.</summary>
    private sealed class Plain(IAmplificationTask task) : IAmplificationTask
    {
        public string Name => task.Name;

        public int Size => task.Size;

        public IReadOnlyList<TokenField> FactFields => task.FactFields;

        public IReadOnlyList<TokenField> QuestionFields => task.QuestionFields;

        public IReadOnlyList<TokenField> AnswerFields => [.. task.AnswerFields.Select(f => f with { IsAmount = false })];

        public int Heights => task.Heights;

        public int Subquestions => task.Subquestions;

        public ITaskContext Draw(SeededRandom random) => task.Draw(random);

        public OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known) => task.Next(question, known);
    }
}
