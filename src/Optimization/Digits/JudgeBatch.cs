namespace LearningThePrior.Optimization.Digits;

/// <summary>A judge's working memory for some sets of pixels at a time. Not safe for concurrent use; the judge itself is.</summary>
internal sealed class JudgeBatch
{
    private readonly SparseJudge _judge;
    private readonly float[] _sums;
    private readonly float[] _hidden;
    private readonly float[] _logits;

    /// <param name="judge">Who is asked.</param>
    /// <param name="capacity">The most sets at a time.</param>
    public JudgeBatch(SparseJudge judge, int capacity)
    {
        _judge = judge;
        Capacity = RoundUp(capacity);
        (_sums, _hidden, _logits) = (new float[Capacity * judge.Width], new float[Capacity * judge.Hidden.Outputs], new float[Capacity * judge.Last.Outputs]);
    }

    /// <summary>The most sets at a time.</summary>
    public int Capacity { get; }

    /// <summary>How many sets were judged so far.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Where to put one set's first-layer sum; spent by <see cref="Run"/>.</summary>
    public Span<float> Sum(int row) => _sums.AsSpan(row * _judge.Width, _judge.Width);

    /// <summary>Judges the first rows.</summary>
    public void Run(int rows)
    {
        var padded = RoundUp(rows);
        Floats.Rectify(_sums.AsSpan(0, padded * _judge.Width));
        _judge.Hidden.Apply(_sums, padded, _hidden);
        Floats.Rectify(_hidden.AsSpan(0, padded * _judge.Hidden.Outputs));
        _judge.Last.Apply(_hidden, padded, _logits);
        Evaluations += rows;
    }

    /// <summary>The ten logits of one row.</summary>
    public ReadOnlySpan<float> Logits(int row) => _logits.AsSpan(row * _judge.Last.Outputs, SparseJudge.Labels);

    private static int RoundUp(int rows) => (rows + DenseLayer.RowBlock - 1) / DenseLayer.RowBlock * DenseLayer.RowBlock;
}
