namespace LearningThePrior.Replications.Irving2018;

/// <summary>A trained <see cref="SparseNetwork"/> in plain C#.</summary>
/// <param name="Rows">[inputs, width]: what each input adds to the first layer.</param>
/// <param name="Bias">[width].</param>
/// <param name="Hidden">The second layer.</param>
/// <param name="Last">The third.</param>
/// <param name="Outputs">How many outputs there are.</param>
internal sealed record SparseLayers(float[] Rows, float[] Bias, DenseLayer Hidden, DenseLayer Last, int Outputs)
{
    /// <summary>Sums of multiples of this below 1,024 are exact in single precision, so that a set has one sum in whatever order it is added up.</summary>
    private const float Grain = 1f / (1 << 14);

    public int Width => Bias.Length;

    /// <summary>Adds to a first-layer sum what an input adds.</summary>
    /// <param name="sum">A multiple of the grain.</param>
    /// <param name="input">Which input.</param>
    /// <param name="value">Its value.</param>
    public void Add(Span<float> sum, int input, float value)
    {
        var row = Rows.AsSpan(input * Width, Width);
        for (var i = 0; i < row.Length; i++)
        {
            sum[i] += MathF.Round(value * row[i] / Grain) * Grain;
        }
    }

    /// <summary>The first layer's sum before any input.</summary>
    public void Begin(Span<float> sum)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = MathF.Round(Bias[i] / Grain) * Grain;
        }
    }
}
