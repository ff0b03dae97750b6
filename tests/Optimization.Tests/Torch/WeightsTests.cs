using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Torch;

public sealed class WeightsTests
{
    // Lengths below, at and above what a vector holds.
    [Theory]
    [InlineData(ScalarType.Float32, 1)]
    [InlineData(ScalarType.Float32, 3)]
    [InlineData(ScalarType.Float32, 8)]
    [InlineData(ScalarType.Float32, 37)]
    [InlineData(ScalarType.Float64, 37)]
    public void What_is_written_is_read_in_the_precision_of_the_weight(ScalarType type, int count)
    {
        using var scope = NewDisposeScope();
        double[] values = [.. Enumerable.Range(1, count).Select(i => 1.0 / i)];
        var weight = zeros(count, dtype: type);

        Weights.Write(weight, values);

        Assert.Equal(type == ScalarType.Float32 ? values.Select(v => (double)(float)v) : values, Weights.Read(weight));
    }
}
