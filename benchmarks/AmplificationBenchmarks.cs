using BenchmarkDotNet.Attributes;
using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Answering;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Benchmarks;

/// <summary>
/// Steps a second of what amplification trains, with the loop's default settings, beside libtorch's own rate of matrix products: X, the assistant, on 50 contexts of 10
/// questions, and H', who imitates the overseer, on 256 of his moves.
/// </summary>
public class AmplificationBenchmarks
{
    private const int Steps = 10;
    private const int Contexts = 50;
    private const int Questions = 10;
    private const int Moves = 256;
    private const int Width = 64;
    private const int Large = 512;

    private static readonly IAmplificationTask Powering = new PermutationPowering(16);

    private readonly (DistilledAnswerer X, FactTargets[] Batch) _tiny = Answering(PermutationPowering.Tiny);
    private readonly (DistilledAnswerer X, FactTargets[] Batch) _powering = Answering(Powering);
    private readonly (MoveImitator H, RecordedMove[] Batch) _imitating = Imitating(Powering);
    private readonly Tensor _rows = ones(Contexts * Questions, Width, dtype: ScalarType.Float64);
    private readonly Tensor _weights = ones(Width, Width, dtype: ScalarType.Float64);
    private readonly Tensor _large = ones(Large, Large, dtype: ScalarType.Float64);

    /// <summary>FLOPs of one operation of each benchmark: what the models themselves count, and what a product takes.</summary>
    internal static IReadOnlyDictionary<string, long> Flops => All.Value;

    private static Lazy<IReadOnlyDictionary<string, long>> All { get; } = new(() =>
    {
        var (tiny, powering, imitating) = (Answering(PermutationPowering.Tiny), Answering(Powering), Imitating(Powering));
        tiny.X.Train(tiny.Batch);
        powering.X.Train(powering.Batch);
        imitating.H.Train(imitating.Batch);
        return new Dictionary<string, long>
        {
            [nameof(Train_X_tiny)] = (long)tiny.X.Flop,
            [nameof(Train_X_powering)] = (long)powering.X.Flop,
            [nameof(Train_H_powering)] = (long)imitating.H.Flop,
            [nameof(Product_500)] = 2L * Contexts * Questions * Width * Width,
            [nameof(Product_large)] = 2L * Large * Large * Large,
        };
    });

    /// <summary>A step of X on the tiny task: 4 facts a context.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double Train_X_tiny() => Repeat(() => _tiny.X.Train(_tiny.Batch));

    /// <summary>A step of X on powers of permutations of 16: 16 facts a context.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double Train_X_powering() => Repeat(() => _powering.X.Train(_powering.Batch));

    /// <summary>A step of H' on the moves of the overseer of that task.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double Train_H_powering() => Repeat(() => _imitating.H.Train(_imitating.Batch));

    /// <summary>[500, 64] times [64, 64], in doubles as the models are: the questions of a step through one layer.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double Product_500() => Repeat(() => Multiply(_rows, _weights));

    /// <summary>[512, 512] times [512, 512]: what libtorch does at its best.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double Product_large() => Repeat(() => Multiply(_large, _large));

    private static double Repeat(Func<double> step)
    {
        var last = 0.0;
        for (var i = 0; i < Steps; i++)
        {
            last = step();
        }

        return last;
    }

    private static double Multiply(Tensor one, Tensor other)
    {
        using var frozen = no_grad();
        using var product = matmul(one, other);
        return product.shape[0];
    }

    private static (DistilledAnswerer X, FactTargets[] Batch) Answering(IAmplificationTask task)
    {
        var random = new Seed(1).CreateRandom();
        return (new(task, new(), new Seed(2)), [.. Enumerable.Range(0, Contexts).Select(_ => Drawn(task, random))]);
    }

    private static FactTargets Drawn(IAmplificationTask task, SeededRandom random)
    {
        var context = task.Draw(random);
        Tokens[] questions = [.. Enumerable.Range(0, Questions).Select(_ => context.DrawQuestion(random, task.Heights))];
        return new(new(context.Facts, questions), [.. questions.Select(q => new Reply<Tokens>(context.Direct(q)))]);
    }

    private static (MoveImitator H, RecordedMove[] Batch) Imitating(IAmplificationTask task)
    {
        var random = new Seed(1).CreateRandom();
        var moves = new List<RecordedMove>();
        while (moves.Count < Moves)
        {
            Record(task, random, moves);
        }

        return (new(task, new(), new Seed(3)), [.. moves.Take(Moves)]);
    }

    /// <summary>The moves of the overseer for one question, who is told the right answer to whatever he asks.</summary>
    private static void Record(IAmplificationTask task, SeededRandom random, List<RecordedMove> moves)
    {
        var context = task.Draw(random);
        var (question, known) = (context.DrawQuestion(random, task.Heights), new List<Answered<Tokens, Tokens>>());
        while (true)
        {
            var move = task.Next(question, known);
            if (move is not OverseerAsks<Tokens, Tokens> asks)
            {
                moves.Add(new(question, [.. known], move));
                return;
            }

            foreach (var subquestion in asks.Subquestions)
            {
                moves.Add(new(question, [.. known], new OverseerAsks<Tokens, Tokens>(subquestion)));
                known.Add(new(subquestion, context.LookUp(subquestion, random)?.Reply ?? new(context.Direct(subquestion))));
            }
        }
    }
}
