namespace LearningThePrior.Analysis.Statistics;

/// <summary>A statistic as a function of sums over clusters: a ratio, a difference of ratios, a kappa.</summary>
/// <param name="sums">The sums over all clusters.</param>
/// <returns>Null where the sums bear no value.</returns>
public delegate double? SumStatistic(ReadOnlySpan<double> sums);

/// <summary>Sums kept apart by cluster, so that whole clusters can be drawn again. A cluster here is a question.</summary>
/// <param name="width">How many sums each cluster has.</param>
/// <param name="capacity">How many clusters are expected.</param>
public sealed class ClusterSums(int width, int capacity = 0)
{
    private int[] _rows = new int[capacity];
    private double[] _sums = new double[capacity * width];

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
        }

        return Row(_rows[cluster] - 1);
    }

    /// <summary>Adds to the sum and to the count of a ratio.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="value">For the sum, the first of two.</param>
    /// <param name="count">For the count, the second.</param>
    public void Add(int cluster, double value, double count = 1)
    {
        var own = Of(cluster);
        own[0] += value;
        own[1] += count;
    }

    /// <summary>The sums over all clusters.</summary>
    public double[] Total()
    {
        var total = new double[width];
        for (var row = 0; row < Count; row++)
        {
            AddTo(total, Row(row));
        }

        return total;
    }

    /// <summary>These sums and, after them, others of the same clusters.</summary>
    internal ClusterSums Beside(ClusterSums other)
    {
        var both = new ClusterSums(width + other.Width, Math.Max(Count, other.Count));
        for (var cluster = 0; cluster < Math.Max(_rows.Length, other._rows.Length); cluster++)
        {
            if (Has(cluster))
            {
                Of(cluster).CopyTo(both.Of(cluster));
            }

            if (other.Has(cluster))
            {
                other.Of(cluster).CopyTo(both.Of(cluster)[width..]);
            }
        }

        return both;
    }

    /// <summary>The sums of a cluster, by the order in which clusters were first added to.</summary>
    internal Span<double> Row(int index) => _sums.AsSpan(index * width, width);

    internal static void AddTo(Span<double> sums, ReadOnlySpan<double> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            sums[i] += row[i];
        }
    }

    private bool Has(int cluster) => cluster < _rows.Length && _rows[cluster] > 0;
}
