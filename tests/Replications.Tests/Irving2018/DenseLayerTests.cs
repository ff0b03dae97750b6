using CsCheck;
using LearningThePrior.Replications.Irving2018;

namespace LearningThePrior.Replications.Tests.Irving2018;

public class DenseLayerTests
{
    [Fact]
    public void A_row_is_the_sum_of_weights_and_bias() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 40], Gen.Int[1, 3]).SelectMany((inputs, outputs, blocks) => Gen.Select(
            Gen.Float[-1, 1].Array[inputs * outputs], Gen.Float[-1, 1].Array[outputs], Gen.Float[-1, 1].Array[4 * blocks * inputs])).Sample((weights, bias, rows) =>
        {
            var (outputs, inputs) = (bias.Length, weights.Length / bias.Length);
            var layer = new DenseLayer(weights, bias);
            var count = rows.Length / inputs;
            var result = new float[count * layer.Outputs];

            layer.Apply(rows, count, result);

            for (var row = 0; row < count; row++)
            {
                for (var output = 0; output < layer.Outputs; output++)
                {
                    // In double precision, in the obvious order; what pads the outputs is zero.
                    var wanted = output >= outputs ? 0 : bias[output] + Enumerable.Range(0, inputs).Sum(i => (double)weights[(output * inputs) + i] * rows[(row * inputs) + i]);
                    Assert.Equal(wanted, result[(row * layer.Outputs) + output], 1e-4);
                }
            }
        });

    [Fact]
    public void A_row_does_not_depend_on_the_rows_beside_it()
    {
        var layer = new DenseLayer([.. Enumerable.Range(0, 48).Select(i => MathF.Sin(i))], [1, 2, 3]);
        var rows = Enumerable.Range(0, 8 * 16).Select(i => MathF.Cos(i)).ToArray();
        var (all, alone) = (new float[8 * 16], new float[4 * 16]);

        layer.Apply(rows, 8, all);
        layer.Apply([.. rows[(5 * 16)..(6 * 16)], .. new float[3 * 16]], 4, alone);

        Assert.Equal(all[(5 * 16)..(6 * 16)], alone[..16]);
    }
}
