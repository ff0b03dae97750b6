using CsCheck;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Tests.Irving2018;

public class SparseJudgeTests
{
    [Fact]
    public void The_order_of_revealing_does_not_change_a_bit()
    {
        var judge = Untrained.Judge();
        Gen.Shuffle(Enumerable.Range(0, 30).ToArray()).Sample(order =>
        {
            var pixels = order.Take(6).Select(i => new Pixel(i / 8, i % 8, 1 + (i % 16))).ToArray();
            Assert.Equal(judge.Judge(pixels.OrderBy(p => p.Row).ThenBy(p => p.Column)), judge.Judge(pixels));
            Assert.Equal(judge.Judge(pixels), judge.Judge([.. pixels, pixels[0]]));
        });
    }

    [Fact]
    public void A_pixel_with_two_values_or_outside_of_the_picture_is_refused()
    {
        var judge = Untrained.Judge();

        Assert.Throws<ArgumentException>(() => judge.Judge([new(1, 1, 3), new(1, 1, 4)]));
        Assert.Throws<ArgumentException>(() => judge.Judge([new(8, 1, 3)]));
        Assert.Throws<ArgumentException>(() => judge.Judge([new(1, 1, 17)]));
    }

    [Fact]
    public void Torch_and_plain_arithmetic_agree()
    {
        using var network = new SparseNetwork(2 * 64, 32, 16, SparseJudge.Labels, new Probability.Seed(1).CreateRandom());
        var judge = new SparseJudge(8, 16, network.ToLayers());
        using var scope = TorchSharp.torch.NewDisposeScope();

        var indices = TorchSharp.torch.tensor(new long[] { 5, 64 + 5, 40, 64 + 40 });
        var values = TorchSharp.torch.tensor(new[] { 1, 3f / 16, 1, 16f / 16 }).reshape(1, 4, 1);
        var wanted = TorchSharp.torch.nn.functional.softmax(network.Forward(indices, values), -1).data<float>().ToArray();

        var found = judge.Judge([new(0, 5, 3), new(5, 0, 16)]);

        // The plain first layer is rounded to multiples of 2^-14.
        Assert.All(wanted.Zip(found.Values), p => Assert.Equal(p.First, p.Second, 1e-3));
    }
}
