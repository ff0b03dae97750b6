namespace LearningThePrior.Probability.Statistics;

/// <summary>A statistic as a function of sums over clusters: a ratio, a difference of ratios, a kappa.</summary>
/// <param name="sums">The sums over all clusters.</param>
/// <returns>Null where the sums bear no value.</returns>
public delegate double? SumStatistic(ReadOnlySpan<double> sums);

/// <summary>Sums kept apart by cluster, so that whole clusters can be drawn again. A cluster here is a question.</summary>
/// <param name="width">How many sums each cluster has.</param>
public sealed class ClusterSums(int width)
{
    private int[] _rows = [];
    private double[] _sums = [];

    /// <summary>How many sums each cluster has.</summary>
    public int Width => width;

    /// <summary>How many clusters something was added to.</summary>
    public int Count { get; private set; }

    /// <summary>The sums of a cluster, to add to; zeros at first.</summary>
    /// <param name="cluster">A number from 0 that names the cluster; memory grows with the greatest.</param>
    /// <remarks>Valid until the next call.</remarks>
    public Span<double> Of(int cluster)
    {
        if (cluster >= _rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(cluster + 1, 2 * _rows.Length));
        }

        if (_rows[cluster] == 0)
        {
            _rows[cluster] = ++Count;
            if (Count * width > _sums.Length)
            {
                Array.Resize(ref _sums, Math.Max(Count * width, 2 * _sums.Length));
            }

            Row(Count - 1).Clear();
        }

        return Row(_rows[cluster] - 1);
    }

    /// <summary>Adds to the sum and to the count of a ratio.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="value">For the sum, the first of two.</param>
    /// <param name="count">For the count, the second.</param>
    public void Add(int cluster, double value, double count = 1) => AddTo(cluster, 0, value, count);

    /// <summary>Adds to the sum and to the count of one of several ratios.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="at">Where the ratio's two sums begin.</param>
    /// <param name="value">For the sum.</param>
    /// <param name="count">For the count.</param>
    public void AddTo(int cluster, int at, double value, double count = 1)
    {
        var own = Of(cluster);
        own[at] += value;
        own[at + 1] += count;
    }

    /// <summary>The sums of a cluster; null where nothing was added to it.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="index">Which of them.</param>
    public double? Find(int cluster, int index) => cluster < _rows.Length && _rows[cluster] > 0 ? Row(_rows[cluster] - 1)[index] : null;

    /// <summary>The sums over all clusters.</summary>
    public double[] Total()
    {
        var total = new double[width];
        for (var row = 0; row < Count; row++)
        {
            Sum(total, Row(row));
        }

        return total;
    }

    /// <summary>Forgets all clusters, and has memory ready for so many.</summary>
    public void Clear(int expected)
    {
        Count = 0;
        if (_rows.Length < expected)
        {
            (_rows, _sums) = (new int[expected], new double[expected * width]);
        }

        Array.Clear(_rows);
    }

    /// <summary>The sums of a cluster, by the order in which clusters were first added to.</summary>
    public Span<double> Row(int index) => _sums.AsSpan(index * width, width);

    internal static void Sum(Span<double> sums, ReadOnlySpan<double> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            sums[i] += row[i];
        }
    }
}
