using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Tables;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Table;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>The models of f and of Prior by name.</summary>
internal static class ModelNames
{
    /// <summary>The model of f that asks for no structure, and shares nothing with Mz.</summary>
    public const string Unshared = "unshared";

    /// <summary>The model of f that shares the step of a learned Mz.</summary>
    public const string SharedStep = "shared-step";

    /// <summary>The model of Prior that is learned where no other is named.</summary>
    public const string Parts = "parts";

    /// <summary>The prior switched off.</summary>
    public const string Flat = "flat";

    private static readonly Setting Width = Setting.Whole("width", 0, "hidden width; 0: as wide as the loop's setting says", least: 0, most: 16_384);

    public static IEnumerable<Entry<ConditionalModelFactory>> Conditional { get; } =
    [
        new("additive", "reads the statements of z one by one, with a network that all share; their evidence adds up", [Width], named => shape =>
        {
            var structure = shape.Needs<AdditiveStructure>(named.ToString());
            return random => new ModuleConditionalModel(new AdditiveModel(structure, Wide(named.Whole("width"), shape.Width), random));
        }),
        new("stepwise", "shares the one step of unpacking with Mz, and learns what the human makes of the leaves", [Width], named => shape =>
        {
            var structure = shape.Needs<StepwiseStructure>(named.ToString());
            return random => new ModuleConditionalModel(new StepwiseModel(structure, Wide(named.Whole("width"), shape.Width), random));
        }),
        new(SharedStep, "shares the learned step of a learned Mz, and learns what the human makes of the pages that it comes to",
            [
                Setting.Number("temperature", 2, "of the steps whose gradient by z is followed", least: 0) with { IsAbove = true },
                Setting.Number("tune", 0, "rate at which a copy of Mz's step is trained along, as a share of f's own; 0: it stays as it is", least: 0, most: 1),
            ],
            named => shape => shape.Structure switch
            {
                UnpackedSums sums => Pages(named, sums.Mz, (mz, step, temperature, random) => new SharedPagesModel(sums, mz, temperature, shape.Width, step, random)),
                UnpackedCurve curve => Pages(named, curve.Mz, (mz, step, temperature, random) => new SharedCurveModel(curve, mz, temperature, 2 * shape.Width, step, random)),
                _ => Steps(named, shape.Needs<UnpackedStructure>(named.ToString())),
            }),
        new("recurrent", "is a recurrent network of its own, from z along the steps of x's path", [Width], named => shape =>
        {
            var steps = (shape.Structure as UnpackedStructure)?.MaxSteps ?? shape.Needs<StepwiseStructure>(named.ToString()).MaxSteps;
            return random => new ModuleConditionalModel(new RecurrentModel(steps, shape.Latents, shape.Answers, Wide(named.Whole("width"), shape.Width), random));
        }),
        new(TableLoop.Model, "reads a table column by column, and learns how each column's slopes move the classes", [], named => shape =>
        {
            var structure = shape.Needs<TableStructure>(named.ToString());
            return _ => new ColumnModel(structure);
        }),
        new(Unshared, "is one network over x and z side by side, for any world: the ablation of the others, four times as wide", [Width], named => shape => random =>
            new ModuleConditionalModel(new UnsharedModel(shape.Features, shape.Latents, shape.Answers, Wide(named.Whole("width"), 4 * shape.Width), random))),
    ];

    public static IEnumerable<Entry<PriorModelFactory>> Prior { get; } =
    [
        new(Parts, "is a network that parts of one kind share, one over the whole z, and one that tells possible from impossible z", [Width], named => shape => random =>
        {
            var width = Wide(named.Whole("width"), shape.Width);
            return new ModulePriorModel(new PartsPrior(shape.PriorParts, shape.Latents, width, random), shape with { Width = width }, random);
        }),
        new(Flat, "is the prior switched off: all that a tree can say is as plausible, and nobody is asked",
            [Setting.Number("breadth", 1, "how far a z of wide intervals is the more plausible for what it leaves open, as it is where all values are (0: all z are alike)", least: 0, most: 1)],
            named => shape =>
            {
                double[]? breadth = shape.Breadth?.Select(b => b * named.Number("breadth")).ToArray();
                return _ => new FlatPrior(breadth);
            }),
        new(TableLoop.Model, "is a sum of local normals, learned for a table column by column", [], named => shape =>
        {
            var structure = shape.Needs<TableStructure>(named.ToString());
            return _ => new ColumnPrior(structure);
        }),
    ];

    private static Func<SeededRandom, IConditionalModel> Steps(Named<ConditionalModelFactory> named, UnpackedStructure structure)
    {
        var mz = structure.Mz as IStepUnpacker ?? throw NoStep(named);
        var (temperature, tune) = (named.Number("temperature"), named.Number("tune"));
        return random => tune == 0
            ? new ModuleConditionalModel(new SharedStepModel(structure, mz, temperature, null, random))
            : new TunedStepModel<SharedStepModel>(Copied<IStepUnpacker, SharedStepModel>(mz, named, (copy, step) => new(structure, copy, temperature, step, random)), tune);
    }

    private static Func<SeededRandom, IConditionalModel> Pages<TModel>(
        Named<ConditionalModelFactory> named, ILatentUnpacker unpacker, Func<IPageUnpacker, nn.Module?, double, SeededRandom, TModel> make)
        where TModel : nn.Module<Tensor, Tensor, Tensor>, ISharedStep
    {
        var mz = unpacker as IPageUnpacker ?? throw NoStep(named);
        var (temperature, tune) = (named.Number("temperature"), named.Number("tune"));
        return random => tune == 0
            ? new ModuleConditionalModel(make(mz, null, temperature, random))
            : new TunedStepModel<TModel>(Copied<IPageUnpacker, TModel>(mz, named, (copy, step) => make(copy, step, temperature, random)), tune);
    }

    private static TModel Copied<TMz, TModel>(TMz mz, Named<ConditionalModelFactory> named, Func<TMz, nn.Module, TModel> make)
        where TMz : class, ILatentUnpacker =>
        mz is ITunableUnpacker tunable && tunable.Copy() is var copy && copy is TMz own
            ? make(own, copy.Weights)
            : throw new NameException($"f '{named}': this Mz has no weights that could be trained along; leave tune at 0.");

    private static NameException NoStep(Named<ConditionalModelFactory> named) => new($"f '{named}': flat text has no step that f could share; choose recurrent or unshared.");

    private static int Wide(int named, int otherwise) => named > 0 ? named : otherwise;
}
