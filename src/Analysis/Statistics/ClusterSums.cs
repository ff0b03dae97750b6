namespace LearningThePrior.Analysis.Statistics;

/// <summary>A statistic as a function of sums over clusters: a ratio, a difference of ratios, a kappa.</summary>
/// <param name="sums">The sums over all clusters.</param>
/// <returns>Null where the sums bear no value.</returns>
public delegate double? SumStatistic(ReadOnlySpan<double> sums);

/// <summary>Sums kept apart by cluster, so that whole clusters can be drawn again. A cluster here is a question.</summary>
/// <param name="width">How many sums each cluster has.</param>
public sealed class ClusterSums(int width)
{
    private readonly List<double> _sums = [];
    private readonly Dictionary<int, int> _rows = [];

    /// <summary>How many sums each cluster has.</summary>
    public int Width => width;

    /// <summary>How many clusters something was added to.</summary>
    public int Count => _rows.Count;

    /// <summary>The sums of a cluster, to add to; zeros at first.</summary>
    /// <param name="cluster">Any number that names the cluster.</param>
    /// <remarks>Valid until the next call.</remarks>
    public Span<double> Of(int cluster)
    {
        if (!_rows.TryGetValue(cluster, out var row))
        {
            row = _rows[cluster] = _rows.Count;
            System.Runtime.InteropServices.CollectionsMarshal.SetCount(_sums, (row + 1) * width);
            Row(row).Clear();
        }

        return Row(row);
    }

    /// <summary>The sums of a cluster, by the order in which clusters were first added to.</summary>
    internal Span<double> Row(int index) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_sums).Slice(index * width, width);

    /// <summary>The sums over all clusters.</summary>
    public double[] Total()
    {
        var total = new double[width];
        for (var row = 0; row < Count; row++)
        {
            Add(total, Row(row));
        }

        return total;
    }

    internal static void Add(Span<double> to, ReadOnlySpan<double> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            to[i] += row[i];
        }
    }
}
