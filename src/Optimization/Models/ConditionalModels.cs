using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Models;

/// <summary>The models of f by name; <see cref="Add"/> lists one's own.</summary>
public static class ConditionalModels
{
    private const int MostWidth = 4096;
    private static readonly ModelTable<IConditionalModel> Table = Known();

    /// <summary>Every name with one line about the model.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All => Table.All;

    /// <summary>Lists a model under a name, in place of any that had it.</summary>
    /// <param name="name">The name: no colon, comma, equals sign or blank.</param>
    /// <param name="summary">One line about the model and its settings.</param>
    /// <param name="make">Makes it.</param>
    /// <example>See <see cref="ModuleConditionalModel"/>.</example>
    public static void Add(string name, string summary, ModelMaker<IConditionalModel> make) => Table.Add(name, summary, make);

    /// <summary>What makes the model that a string names.</summary>
    /// <param name="text">A name, or <c>name:setting=value,...</c>, such as <c>unshared:width=64</c>.</param>
    /// <param name="shape">What it is made for.</param>
    /// <exception cref="ArgumentException">There is no such model, or it suits neither the shape nor the settings; the message says what there is.</exception>
    public static Func<SeededRandom, IConditionalModel> Plan(string text, ModelShape shape) => Table.Plan(text, shape);

    /// <summary>The model that a world is learned with.</summary>
    /// <param name="world">The world.</param>
    /// <param name="settings">Whether it is another than the world's own, and how wide networks are.</param>
    /// <param name="seed">Draws the first weights.</param>
    /// <exception cref="ArgumentException">The settings name a model that is not known or does not suit the world.</exception>
    public static IConditionalModel For(IWorld world, LearningSettings settings, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Plan(settings.ConditionalModelFor(world), ModelShape.Of(world, settings.Width))(seed.CreateRandom());
    }

    private static ModelTable<IConditionalModel> Known()
    {
        var table = new ModelTable<IConditionalModel>("f");
        table.Add("additive", "statements speak to x one by one, by a network that all share (width)", (shape, settings) =>
        {
            var (structure, width) = (shape.Needs<AdditiveStructure>("additive"), settings.Whole("width", shape.Width, 1, MostWidth));
            return random => new ModuleConditionalModel(new AdditiveModel(structure, width, random));
        });
        table.Add("stepwise", "shares the one step of unpacking with Mz, and learns what the human makes of the leaves (width)", (shape, settings) =>
        {
            var (structure, width) = (shape.Needs<StepwiseStructure>("stepwise"), settings.Whole("width", shape.Width, 1, MostWidth));
            return random => new ModuleConditionalModel(new StepwiseModel(structure, width, random));
        });
        table.Add("unshared", "one network over x and z side by side, which shares nothing: for any world, and the ablation of the others (width)", (shape, settings) =>
        {
            var width = settings.Whole("width", 4 * shape.Width, 1, 4 * MostWidth);
            return random => new ModuleConditionalModel(new UnsharedModel(shape.Features, shape.Latents, shape.Answers, width, random));
        });
        return table;
    }
}
