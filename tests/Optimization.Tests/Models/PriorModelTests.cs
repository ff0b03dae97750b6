using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models;

public sealed class PriorModelTests
{
    [Fact]
    public void A_batch_is_what_each_latent_gives_alone()
    {
        using var scope = NewDisposeScope();
        var prior = Small.Prior(Small.Book);
        var random = new Seed(1).CreateRandom();
        double[][] z = [.. Enumerable.Range(0, 4).Select(_ => Small.Book.Latents.Draw(random))];

        var together = prior.call(ExampleSet.Rows(z, z[0].Length)).ToArray();

        Assert.Equal(4, together.Length);
        Assert.All(z, (one, i) => Assert.Equal(prior.call(ExampleSet.Rows([one], one.Length)).ToArray()[0], together[i], 1e-12));
    }

    [Fact]
    public void The_level_lifts_every_prediction_alike()
    {
        using var scope = NewDisposeScope();
        var prior = Small.Prior(Small.Snow);
        var z = ExampleSet.Rows([Small.Snow.Propose(new Seed(1).CreateRandom()), Small.Snow.Propose(new Seed(2).CreateRandom())], 24);
        var before = prior.call(z).ToArray();

        prior.SetLevel(-13.5);

        Assert.Equal(before.Select(v => v - 13.5), prior.call(z).ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
    }
}
