using BenchmarkDotNet.Attributes;
using LearningThePrior.Probability;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Benchmarks;

/// <summary>
/// What the digit experiment costs: the judge on sets that share all pixels but one, perfect play of all twenty games over
/// a picture, and Monte-Carlo rollouts. How well the judge was trained does not matter to any of them but the second.
/// </summary>
public class DigitBenchmarks
{
    private const int Rows = 8;
    private const int Rollouts = 1_000;
    private static readonly DigitSet Digits = DrawnDigits.Draw(OptDigitsFile.Size, 1_000, 10, new Seed(1));

    private readonly SparseJudge _judge = JudgeTraining.Train(Digits.Train, 4, new JudgeSettings { Steps = 500 }, new Seed(1));
    private readonly PictureColumns _columns;
    private readonly NetworkBatch _batch;

    public DigitBenchmarks()
    {
        _columns = new(_judge, Digits.Test[3].Image);
        _batch = new(_judge.Network, 2 * Rows);
    }

    /// <summary>FLOPs of one operation: a set of pixels through 256-64-10, of which the kernel computes 16.</summary>
    internal static long SetFlops => 2L * ((256 * 64) + (64 * 16));

    /// <summary>One set of four pixels, judged in batches of eight.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public float Judge_a_set()
    {
        var sum = _columns.Sum([0, 1, 2]);
        for (var row = 0; row < Rows; row++)
        {
            Floats.Add(sum, _columns[3 + row], _batch.Sum(row));
        }

        _batch.Run(Rows);
        return _batch.Outputs(0)[0];
    }

    /// <summary>A picture of 8 x 8, four pixels: ten games from either seat, played perfectly.</summary>
    [Benchmark]
    public int Solve_a_picture()
    {
        var judged = new JudgedSets(_columns, Digits.Test[3].Label, 4, _batch);
        return new ExactSearch(judged, true).Solve() ^ new ExactSearch(judged, false).Solve();
    }

    /// <summary>One rollout; ten games side by side, four moves of each searched.</summary>
    [Benchmark(OperationsPerInvoke = 10 * 4 * Rollouts)]
    public int Rollout() =>
        new RolloutPlay(_columns, Digits.Test[3].Label, 4, new(Rollouts), _batch).Play(true, new Seed(1)).Won;
}
