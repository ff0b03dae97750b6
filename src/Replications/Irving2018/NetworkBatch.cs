namespace LearningThePrior.Replications.Irving2018;

/// <summary>A network's working memory for some rows at a time. Not safe for concurrent use; the network itself is.</summary>
internal sealed class NetworkBatch
{
    private readonly SparseLayers _network;
    private readonly float[] _sums;
    private readonly float[] _hidden;
    private readonly float[] _outputs;

    /// <param name="network">What is asked.</param>
    /// <param name="capacity">The most rows at a time.</param>
    public NetworkBatch(SparseLayers network, int capacity)
    {
        _network = network;
        Capacity = RoundUp(capacity);
        (_sums, _hidden, _outputs) = (new float[Capacity * network.Width], new float[Capacity * network.Hidden.Outputs], new float[Capacity * network.Last.Outputs]);
    }

    /// <summary>The most rows at a time.</summary>
    public int Capacity { get; }

    /// <summary>How many rows were computed so far.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Where to put one row's first-layer sum; spent by <see cref="Run"/>.</summary>
    public Span<float> Sum(int row) => _sums.AsSpan(row * _network.Width, _network.Width);

    /// <summary>Computes the first rows.</summary>
    public void Run(int rows)
    {
        var padded = RoundUp(rows);
        Floats.Rectify(_sums.AsSpan(0, padded * _network.Width));
        _network.Hidden.Apply(_sums, padded, _hidden);
        Floats.Rectify(_hidden.AsSpan(0, padded * _network.Hidden.Outputs));
        _network.Last.Apply(_hidden, padded, _outputs);
        Evaluations += rows;
    }

    /// <summary>The outputs of one row.</summary>
    public ReadOnlySpan<float> Outputs(int row) => _outputs.AsSpan(row * _network.Last.Outputs, _network.Outputs);

    private static int RoundUp(int rows) => (rows + DenseLayer.RowBlock - 1) / DenseLayer.RowBlock * DenseLayer.RowBlock;
}
