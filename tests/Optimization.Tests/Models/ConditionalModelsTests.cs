using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Keeling;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models;

/// <summary>What holds of f in every world, and what the form of f promises in one.</summary>
public sealed class ConditionalModelsTests
{
    public static TheoryData<string, bool> Cases => new MatrixTheoryData<string, bool>(["snow", "encyclopedia", "keeling"], [true, false]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_latent_and_question_gets_log_probabilities_that_sum_to_one(string name, bool shared)
    {
        using var scope = NewDisposeScope();
        var world = World(name);
        var f = Small.F(world, shared);
        var (x, z) = Batch(world, questions: 5, latents: 3);

        var logs = f.LogProbabilities(x.unsqueeze(0), z);

        Assert.Equal([3, 5, world.Observed[0].Question.Answers.Count], logs.shape);
        Assert.All(logs.exp().sum(-1).ToArray(), p => Assert.Equal(1, p, 1e-9));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_batch_of_pairs_is_what_each_pair_gives_alone(string name, bool shared)
    {
        using var scope = NewDisposeScope();
        var world = World(name);
        var f = Small.F(world, shared);
        var (x, z) = Batch(world, questions: 4, latents: 4);

        var pairs = f.LogProbabilities(x.unsqueeze(1), z);              // [4, 1, A]
        var all = f.LogProbabilities(x.unsqueeze(0), z);                // [4, 4, A]

        for (var i = 0; i < 4; i++)
        {
            var alone = f.LogProbabilities(x.narrow(0, i, 1).unsqueeze(0), z.narrow(0, i, 1)).ToArray();
            Assert.Equal(alone, pairs.select(0, i).contiguous().ToArray(), Near);
            Assert.Equal(alone, all.select(0, i).select(0, i).contiguous().ToArray(), Near);
        }
    }

    [Fact]
    public void The_form_of_f_is_the_one_that_the_world_allows()
    {
        Assert.IsType<AdditiveModel>(Module(Small.F(World("snow"))));
        Assert.IsType<AdditiveModel>(Module(Small.F(World("keeling"))));
        Assert.IsType<StepwiseModel>(Module(Small.F(World("encyclopedia"))));
        Assert.IsType<UnsharedModel>(Module(Small.F(World("encyclopedia"), shared: false)));
    }

    [Fact]
    public void In_snow_features_that_cannot_be_seen_say_nothing()
    {
        using var scope = NewDisposeScope();
        var (_, z) = Batch(Small.Snow, 1, 2);

        var logs = Small.F(Small.Snow).LogProbabilities(zeros(1, 1, 16, dtype: ScalarType.Float64), z).ToArray();

        Assert.All(logs, l => Assert.Equal(Math.Log(.5), l, 1e-12));
    }

    [Fact]
    public void In_snow_features_of_one_kind_share_their_weights()
    {
        using var scope = NewDisposeScope();
        var f = Small.F(Small.Snow);
        var random = new Seed(1).CreateRandom();
        var z = Small.Snow.Latents.Draw(random);
        var x = Small.Snow.Encode(Small.Snow.Sets[0].Draw(random));

        // The first two features are both anatomy: each has 2 numbers of x and 3 of z.
        double[] swappedZ = [.. z[3..6], .. z[..3], .. z[6..]];
        double[] swappedX = [.. x[2..4], .. x[..2], .. x[4..]];

        Assert.Equal(Call(f, x, z), Call(f, swappedX, swappedZ), Near);
    }

    private static nn.Module<Tensor, Tensor, Tensor> Module(IConditionalModel f) => Assert.IsType<ModuleConditionalModel>(f).Module;

    private static double[] Call(IConditionalModel f, double[] x, double[] z) =>
        f.LogProbabilities(tensor(x).reshape(1, 1, -1), tensor(z).unsqueeze(0)).ToArray();

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;

    private static IWorld World(string name) => name switch
    {
        "snow" => Small.Snow,
        "encyclopedia" => Small.Book,
        _ => new KeelingWorlds().SampleRecord(new Seed(1)),
    };

    private static (Tensor X, Tensor Z) Batch(IWorld world, int questions, int latents)
    {
        var random = new Seed(7).CreateRandom();
        var x = Enumerable.Range(0, questions).Select(i => world.Encode(world.Sets[i % world.Sets.Count].Draw(random))).ToArray();
        var z = Enumerable.Range(0, latents).Select(_ => world.Latents.Draw(random)).ToArray();
        return (ExampleSet.Rows(x, x[0].Length), ExampleSet.Rows(z, world.Latents.Dimension));
    }
}
