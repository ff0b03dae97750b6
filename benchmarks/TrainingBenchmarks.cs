using BenchmarkDotNet.Attributes;
using static TorchSharp.torch;

namespace LearningThePrior.Benchmarks;

/// <summary>
/// Training steps of f per second, beside plain matrix products of the size of its middle layer. The column of GFLOP/s
/// counts matrix products only; what keeps a step from the product's figure is the cost of calls on small tensors.
/// </summary>
public class TrainingBenchmarks
{
    private const int Steps = 100;
    private const int Width = 32;
    private const int Parts = 8;

    private readonly Lesson _snow = Lesson.Snow();
    private readonly Lesson _encyclopedia = Lesson.Encyclopedia();
    private readonly Tensor _rows = ones(Lesson.Batch * Parts, Width, dtype: ScalarType.Float64);
    private readonly Tensor _fewRows = ones(Lesson.Batch, Width, dtype: ScalarType.Float64);
    private readonly Tensor _weights = ones(Width, Width, dtype: ScalarType.Float64);

    /// <summary>FLOPs of one operation of each benchmark.</summary>
    internal static IReadOnlyDictionary<string, long> Flops { get; } = new Dictionary<string, long>
    {
        // Each of eight parts says its kind (2) and three numbers of z; two weights come out.
        [nameof(Step_snow)] = Lesson.Flops(Lesson.Batch * Parts, 5, Width, Width, 2),

        // Four numbers about the share of true leaves; and 16 soft steps along both branches of a table of three states.
        [nameof(Step_encyclopedia)] = Lesson.Flops(Lesson.Batch, 4, Width, Width, 1) + (2L * Lesson.Batch * 16 * 2 * 9),
        [nameof(Product_512)] = 2L * Lesson.Batch * Parts * Width * Width,
        [nameof(Product_64)] = 2L * Lesson.Batch * Width * Width,
        [nameof(DigitBenchmarks.Judge_a_set)] = DigitBenchmarks.SetFlops,
    };

    /// <summary>A step on 64 verdicts of snow: 512 rows through 5-32-32-2.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double? Step_snow() => _snow.Train(Steps, 1e-3);

    /// <summary>A step on 64 verdicts of the encyclopedia: up to 16 soft steps, then 64 rows through 4-32-32-1.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double? Step_encyclopedia() => _encyclopedia.Train(Steps, 1e-3);

    /// <summary>[512, 32] times [32, 32], in doubles as f is.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void Product_512() => Multiply(_rows);

    /// <summary>[64, 32] times [32, 32].</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void Product_64() => Multiply(_fewRows);

    private void Multiply(Tensor rows)
    {
        using var frozen = no_grad();
        for (var i = 0; i < Steps; i++)
        {
            using var product = matmul(rows, _weights);
        }
    }
}
