using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Models;

/// <summary>The models of Prior by name; <see cref="Add"/> lists one's own.</summary>
public static class PriorModels
{
    /// <summary>The name of the model that is learned where no other is named.</summary>
    public const string Default = "parts";

    private static readonly ModelTable<IPriorModel> Table = Known();

    /// <summary>Every name with one line about the model.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All => Table.All;

    /// <summary>Lists a model under a name, in place of any that had it.</summary>
    /// <inheritdoc cref="ConditionalModels.Add" path="/param"/>
    /// <example>See <see cref="ModulePriorModel"/>.</example>
    public static void Add(string name, string summary, ModelMaker<IPriorModel> make) => Table.Add(name, summary, make);

    /// <summary>What makes the model that a string names.</summary>
    /// <inheritdoc cref="ConditionalModels.Plan" path="/param"/>
    /// <exception cref="ArgumentException">There is no such model, or it suits neither the shape nor the settings; the message says what there is.</exception>
    public static Func<SeededRandom, IPriorModel> Plan(string text, ModelShape shape) => Table.Plan(text, shape);

    private static ModelTable<IPriorModel> Known()
    {
        var table = new ModelTable<IPriorModel>("Prior");
        table.Add(Default, "a network that parts of one kind share, one over the whole z, and one that tells possible from impossible z (width)", (shape, settings) =>
        {
            var width = settings.Whole("width", shape.Width, 1, 4096);
            return random => new ModulePriorModel(new PartsPrior(shape.PriorParts, shape.Latents, width, random), shape, width, random);
        });
        return table;
    }
}
