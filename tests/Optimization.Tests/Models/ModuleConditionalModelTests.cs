using LearningThePrior.Debate;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Tests.Models;

public sealed class ModuleConditionalModelTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_hundred_steps_keep_no_tensor(bool shared)
    {
        var world = Small.Snow;
        var f = Small.F(world, Small.Settings with { Shared = shared, Width = 4 });
        var (examples, random) = (Examples(world, 8, new Seed(1)), new Seed(2).CreateRandom());
        f.Train(examples, 20, .01, random);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        f.Train(examples, 200, .001, random);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData("snow")]
    [InlineData("encyclopedia")]
    public void Training_brings_f_near_to_what_the_person_concludes(string name)
    {
        IWorld world = name == "snow" ? Small.Snow : Small.Book;
        var f = Small.F(world);
        var untrained = Divergence(world, f);

        f.Train(Examples(world, 400, new Seed(1)), 500, .02, new Seed(2).CreateRandom());

        var trained = Divergence(world, f);
        Assert.True(trained < untrained / 5, $"{untrained} nats before, {trained} after");
    }

    [Fact]
    public void A_module_in_single_precision_learns_in_double()
    {
        var world = Small.Snow;
        var f = Bare(world, new Seed(3));
        var untrained = Divergence(world, f);

        f.Train(Examples(world, 200, new Seed(1)), 300, .02, new Seed(2).CreateRandom());

        Assert.All(f.Module.parameters(), p => Assert.Equal(ScalarType.Float64, p.dtype));
        Assert.True(Divergence(world, f) < untrained / 2);
    }

    [Fact]
    public void The_same_seed_gives_the_same_first_weights_whatever_else_draws_from_Torch()
    {
        var first = Bare(Small.Snow, new Seed(3)).Save();
        manual_seed(99);

        Assert.Equal(first["features.weight"].Values, Bare(Small.Snow, new Seed(3)).Save()["features.weight"].Values);
        Assert.NotEqual(first["features.weight"].Values, Bare(Small.Snow, new Seed(4)).Save()["features.weight"].Values);
    }

    [Fact]
    public void Without_an_example_nothing_is_trained()
    {
        var f = Small.F(Small.Snow);
        var before = f.Save();

        Assert.Null(f.Train(new ExampleSet(16, 24, 2), 50, .1, new Seed(1).CreateRandom()));

        Assert.All(f.Save(), w => Assert.Equal(before[w.Key].Values, w.Value.Values));
    }

    [Theory]
    [InlineData("there is no", "weights.layers.0.bias", null)]
    [InlineData("where [32, 5] is needed", "weights.layers.0.weight", 3L)]
    [InlineData("belongs to another model", "more", 1L)]
    public void Weights_of_another_model_are_refused_and_nothing_is_taken(string telling, string name, long? length)
    {
        var (f, before) = (Small.F(Small.Snow), Small.F(Small.Snow).Save());
        var other = before.ToDictionary(w => w.Key, w => w.Value with { Values = [.. w.Value.Values.Select(v => v + 1)] });
        other.Remove(name);
        if (length is { } given)
        {
            other[name] = new NamedArray([given], new double[given]);
        }

        var refused = Assert.Throws<InvalidDataException>(() => f.Load(other));

        Assert.Contains(telling, refused.Message, StringComparison.Ordinal);
        Assert.All(f.Save(), w => Assert.Equal(before[w.Key].Values, w.Value.Values));
    }

    private static ModuleConditionalModel Bare(IWorld world, Seed seed)
    {
        var shape = ModelShape.Of(world, width: 8);
        return new(SeededModules.Make(seed.CreateRandom(), () => new Bilinear(shape.Features, shape.Latents)));
    }

    private static double Divergence(IWorld world, IConditionalModel f)
    {
        var random = new Seed(99).CreateRandom();
        return Enumerable.Range(0, 60).Average(i =>
        {
            var (question, z) = (world.Sets[i % world.Sets.Count].Draw(random), world.Latents.Draw(random));
            return Predictions.Divergence(Exact(world, question, z), Predictions.Of(f, world, [question], Posterior.Point(z))[0]);
        });
    }

    private static ExampleSet Examples(IWorld world, int count, Seed seed)
    {
        var random = seed.CreateRandom();
        var first = world.Observed[0].Question;
        var set = new ExampleSet(world.Encode(first).Length, world.Latents.Dimension, first.Answers.Count);
        for (var i = 0; i < count; i++)
        {
            var (question, z) = (world.Sets[i % world.Sets.Count].Draw(random), world.Latents.Draw(random));
            set.Add(world.Encode(question), z, Exact(world, question, z));
        }

        return set;
    }

    private static Credences Exact(IWorld world, Question question, double[] z) =>
        world.Human.Conclude(question, [world.Claims(z).Whole(question)]);

    /// <summary>Log odds that are linear in x, with weights that are linear in z; made in Torch's default single precision.</summary>
    private sealed class Bilinear : Module<Tensor, Tensor, Tensor>
    {
        private readonly Linear features;

        public Bilinear(int inputs, int latents)
            : base(nameof(Bilinear))
        {
            features = Linear(latents, inputs);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor z)
        {
            var odds = matmul(x, features.call(z).unsqueeze(-1)).squeeze(-1);
            return stack([functional.logsigmoid(-odds), functional.logsigmoid(odds)], -1);
        }
    }
}
