using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Optimization.Tests.Models;

public sealed class ModelNamesTests
{
    private static readonly ModelShape Snow = ModelShape.Of(Small.Snow, width: 8);

    [Theory]
    [InlineData("additive", 8)]
    [InlineData("additive:width=3", 3)]
    [InlineData("unshared", 32)]
    [InlineData("unshared:width=5", 5)]
    public void A_name_makes_its_model_as_wide_as_it_says_or_as_the_shape_says(string name, int width)
    {
        var weights = LearningNames.Default.ConditionalModels.Make(name)(Snow)(new Seed(1).CreateRandom()).Save();

        Assert.Equal(width, weights.Single(w => w.Key.EndsWith("layers.0.bias", StringComparison.Ordinal)).Value.Values.Length);
    }

    [Theory]
    [InlineData("aditive", "did you mean additive?")]
    [InlineData("stepwise", "StepwiseStructure", "AdditiveStructure")]
    [InlineData("additive:widht=3", "widht", "did you mean width?")]
    [InlineData("additive:width=2.5", "width", "whole number")]
    public void What_does_not_suit_is_refused_and_the_message_says_what_would(string name, params string[] telling)
    {
        var refused = Assert.Throws<NameException>(() => LearningNames.Default.ConditionalModels.Make(name)(Snow));

        Assert.All(telling, word => Assert.Contains(word, refused.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("flat", 1)]
    [InlineData("flat:breadth=.5", .5)]
    [InlineData("flat:breadth=0", 0)]
    public void A_flat_prior_counts_how_much_intervals_leave_open(string name, double counted)
    {
        var shape = ModelShape.Of(new KeelingWorlds().Sample(new Seed(1)), width: 8);
        var prior = LearningNames.Default.PriorModels.Make(name)(shape)(new Seed(1).CreateRandom());
        using var scope = TorchSharp.torch.NewDisposeScope();

        var logs = prior.LogPriors(ExampleSet.Rows([new double[16], [.. Enumerable.Repeat(1.0, 16)]], 16)).ToArray();

        // Seven widths run from a hundredth of a spread to the square root of 12 of them, the noise's from a hundredth of its range to all of it.
        Assert.Equal(0, logs[0]);
        Assert.Equal(counted * ((7 * Math.Log(100 * Math.Sqrt(12))) + Math.Log(100)), logs[1], 1e-9);
    }

    [Fact]
    public void A_flat_prior_holds_single_values_alike()
    {
        using var scope = TorchSharp.torch.NewDisposeScope();

        Assert.Equal([0, 0], LearningNames.Default.PriorModels.Make("flat")(Snow)(new Seed(1).CreateRandom())
            .LogPriors(ExampleSet.Rows([new double[Snow.Latents], [.. Enumerable.Repeat(1.0, Snow.Latents)]], Snow.Latents)).ToArray());
    }

    [Fact]
    public void One_asks_for_a_structure_of_ones_own_by_its_type()
    {
        var told = Snow with { Structure = new Ring(3) };

        Assert.Equal(3, told.Needs<Ring>("ring").Length);
        Assert.Throws<NameException>(() => Snow.Needs<Ring>("ring"));
    }

    [Fact]
    public async Task A_model_of_ones_own_is_learned_kept_and_loaded_by_its_name()
    {
        var names = LearningNames.Default.With(new Entry<ConditionalModelFactory>("even", "always says one half", [], _ => _ => _ => new Even()));
        var loop = new LearningLoop(Small.Settings with { F = "even", Particles = false }, Small.Gradient) { Names = names };

        var learned = await loop.RunAsync(Small.Snow, Small.Person(Small.Snow), new Seed(1), cancellationToken: TestContext.Current.CancellationToken);

        var folder = Directory.CreateTempSubdirectory("even-").FullName;
        learned.Models.Save(folder);
        Assert.IsType<Even>(LearnedModels.Load(folder, names: names).F);
        Assert.Equal(.5, learned.Predict([Small.Snow.Sets[1].Scored[0].Question])[0][1]);
        Assert.Throws<NameException>(() => LearnedModels.Load(folder));
        Directory.Delete(folder, recursive: true);
    }

    private sealed record Ring(int Length) : WorldStructure;

    private sealed class Even : IConditionalModel
    {
        public TorchSharp.torch.Tensor LogProbabilities(TorchSharp.torch.Tensor x, TorchSharp.torch.Tensor z) =>
            TorchSharp.torch.full(1, x.shape[1], 2, Math.Log(.5), dtype: TorchSharp.torch.ScalarType.Float64);

        public double? Train(ExampleSet examples, int steps, double rate, SeededRandom random) => null;

        public IReadOnlyDictionary<string, NamedArray> Save() => new Dictionary<string, NamedArray>();

        public void Load(IReadOnlyDictionary<string, NamedArray> weights) => Assert.Empty(weights);
    }
}
