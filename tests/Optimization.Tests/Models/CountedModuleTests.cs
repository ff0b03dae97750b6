using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models;

public sealed class CountedModuleTests
{
    [Fact]
    public void A_row_through_a_perceptron_takes_its_weights_and_thrice_as_many_where_gradients_are_followed()
    {
        using var scope = NewDisposeScope();
        var network = new Perceptron([3, 4, 2], new Seed(1).CreateRandom());
        using (no_grad())
        {
            network.call(Ops.FromArray(new double[15], 5, 3));
        }

        Assert.Equal(5 * ((3 * 4) + (4 * 2)), network.MultiplyAdds);
        network.call(Ops.FromArray(new double[3], 1, 3));
        Assert.Equal(8 * ((3 * 4) + (4 * 2)), network.MultiplyAdds);
    }

    // Snow: eight parts of 2 kinds + 3 numbers through 32-32-2 (two numbers of x face a part), whose sum over 16 numbers is a question's.
    [Fact]
    public void Of_f_on_snow_its_network_is_counted_once_a_part_and_its_sums_once_a_question()
    {
        using var scope = NewDisposeScope();
        var world = Small.Snow;
        var f = Small.F(world);
        using (no_grad())
        {
            f.LogProbabilities(
                ExampleSet.Rows([.. world.Observed.Take(10).Select(o => world.Encode(o.Question))], 16).unsqueeze(0),
                ExampleSet.Rows([world.Propose(new Seed(1).CreateRandom())], world.Latents.Dimension));
        }

        Assert.Equal((8 * ((5 * 32) + (32 * 32) + (32 * 2))) + (10 * 16), f.Cost!.MultiplyAdds);
        Assert.Equal((5 * 32) + 32 + (32 * 32) + 32 + (32 * 2) + 2, f.Cost.Parameters);
    }

    [Fact]
    public void Every_model_of_the_registry_counts()
    {
        foreach (var world in new Worlds.IWorld[] { Small.Snow, Small.Book })
        {
            Assert.Equal(0, Small.F(world).Cost!.MultiplyAdds);
            Assert.Equal(0, Small.F(world, shared: false).Cost!.MultiplyAdds);
            Assert.Equal(0, Small.Prior(world).Cost!.MultiplyAdds);
        }
    }
}
