using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.LanguageModels.Files;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>
/// A learned Mz(., z): a distribution over Z with a compact latent ("Learning the prior", section "Jointly optimizing Mz and f"). Whoever uses it gives z in the base space of
/// its prior, where every z is a standard normal draw.
/// </summary>
/// <example>
/// <code>
/// using var mz = LearnedUnpacker.Load("runs/unpacker-1/learned", new EncyclopediaWorlds().Explorer);
/// var tree = new ImplicitTree(mz.Unpack(mz.Draw(new Seed(1)), depth: 16));
/// </code>
/// </example>
public sealed class LearnedUnpacker : IDisposable
{
    /// <summary>The name of the file of weights in its folder.</summary>
    public const string WeightsFile = "unpacker.safetensors";

    private const int Refinements = 12;
    private readonly PageLayout _layout;

    /// <summary>Takes a trained model, which it disposes.</summary>
    /// <param name="model">Mz.</param>
    /// <param name="explorer">The human from whom it was learned.</param>
    /// <param name="info">What is to be known of it.</param>
    public LearnedUnpacker(IPageModel model, IExplorer explorer, UnpackerInfo info)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(explorer);
        ArgumentNullException.ThrowIfNull(info);
        (Model, Explorer, Info, _layout) = (model, explorer, info, info.Layout(explorer));
    }

    /// <summary>The network.</summary>
    public IPageModel Model { get; }

    /// <summary>The human from whom it was learned.</summary>
    public IExplorer Explorer { get; }

    /// <summary>What is to be known of it beside its weights.</summary>
    public UnpackerInfo Info { get; }

    /// <summary>U, the numbers of z.</summary>
    public int Latents => Model.Latents;

    /// <summary>How its pages stand in numbers.</summary>
    internal PageLayout Layout => _layout;

    /// <summary>How many weights there are.</summary>
    public long Parameters => Model.Module.parameters().Sum(p => p.numel());

    /// <summary>Reads one from the folder that <see cref="Save"/> wrote.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="explorer">The human whose pages it is to write.</param>
    /// <exception cref="InvalidDataException">There is none, it is cut off, or it was learned from another human; the message says so in one line.</exception>
    public static LearnedUnpacker Load(string folder, IExplorer explorer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(explorer);
        var file = Path.Combine(folder, WeightsFile);
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"{folder}: holds no learned Mz ({WeightsFile}); 'ltp unpacker' trains one.");
        }

        var (model, info) = UnpackerFile.Read(file, explorer);
        return new(model, explorer, info);
    }

    /// <summary>The content of the file of weights.</summary>
    public byte[] ToFile() => UnpackerFile.Write(Model, Info);

    /// <summary>Writes the weights, with all that is to be known of them, into a folder.</summary>
    /// <exception cref="InvalidOperationException">The network is not one of ours, so that no file can say how to make it again.</exception>
    public void Save(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (Info.Network is null)
        {
            throw new InvalidOperationException("A network of your own is saved by its own means.");
        }

        Directory.CreateDirectory(folder);
        UnfinishedFile.Write(Path.Combine(folder, WeightsFile), ToFile());
    }

    /// <summary>One with weights of its own, to train further.</summary>
    /// <exception cref="InvalidOperationException">The network is not one of ours.</exception>
    public LearnedUnpacker Copy()
    {
        var copy = new PageNetwork(_layout, Info.Network ?? throw new InvalidOperationException("A network of your own is copied by its own means."), default);
        ModuleWeights.Load(copy, ModuleWeights.Of(Model.Module));
        return new(copy, Explorer, Info);
    }

    /// <summary>A z of the prior.</summary>
    /// <returns>[U], in the base space.</returns>
    public double[] Draw(Seed seed)
    {
        var random = seed.CreateRandom();
        return [.. Enumerable.Range(0, Latents).Select(_ => random.NextGaussian())];
    }

    /// <summary>Mz(., z): the tree of one z. What a page says depends on the page above it, the branch and z, and for draws on the address; of flat text on its index and z.</summary>
    /// <param name="normal">[U]: z in the base space.</param>
    /// <param name="depth">How many steps lead from the root to the bottom.</param>
    /// <param name="draws">Draws each page; null for the most probable.</param>
    /// <exception cref="ArgumentException">There are not U numbers.</exception>
    public IUnpacker Unpack(IReadOnlyList<double> normal, int depth, Seed? draws = null)
    {
        ArgumentNullException.ThrowIfNull(normal);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        if (normal.Count != Latents)
        {
            throw new ArgumentException($"z has {normal.Count} numbers where Mz has {Latents}.", nameof(normal));
        }

        double[] z = [.. normal];
        return draws is { } seed ? new DrawnTree((address, parent, random) => Write(z, [address], [parent], [random])[0], seed, Explorer, depth)
            : _layout.IsFlat ? new FlatTree(addresses => Write(z, addresses, new Tokens[addresses.Count], null), Explorer, depth)
            : new ProbableTree((parent, branch) => Write(z, [branch < 0 ? NodeAddress.Root : NodeAddress.Root.Child(branch)], [parent], null)[0], Explorer, depth);
    }

    /// <summary>The z of books of which some pages were read, each with the page above it and the root among them.</summary>
    /// <param name="books">The pages read of each book.</param>
    /// <returns>[U] each, in the base space.</returns>
    public IReadOnlyList<double[]> Encode(IReadOnlyList<IReadOnlyList<PageStep>> books)
    {
        ArgumentNullException.ThrowIfNull(books);
        using var scope = NewDisposeScope();
        var z = new LatentInference(Model, _layout, Refinements, Info.Beta).Infer(books);
        using var frozen = no_grad();
        return [.. Model.ToBase(z).Base.ToArray().Chunk(Latents)];
    }

    /// <summary>One soft step of unpacking from each title, which follows the gradient of z and of the weights.</summary>
    /// <param name="normal">[B, U]: z in the base space.</param>
    /// <param name="temperature">Divides log probabilities; 0 leaves the most probable page, without a gradient.</param>
    /// <exception cref="NotSupportedException">Bodies do not follow from titles, or a title has several fields.</exception>
    public PageTables Tables(Tensor normal, double temperature)
    {
        ArgumentNullException.ThrowIfNull(normal);
        if (Info.Network is not { Form: PageForm.TitleBody } || _layout.TitleFields != 1)
        {
            throw new NotSupportedException("Only an Mz whose bodies follow from titles of one field has one step from each title.");
        }

        return PageTables.Of(Model, _layout, normal, temperature);
    }

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();

    private IReadOnlyList<Tokens> Write(double[] normal, IReadOnlyList<NodeAddress> addresses, IReadOnlyList<Tokens> parents, IReadOnlyList<SeededRandom>? random)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return new PageWriter(Model, _layout).Write(
            [.. addresses.Zip(parents, _layout.Above)],
            [.. addresses.Select(a => a.IsRoot ? -1 : a.Index)],
            Model.FromBase(Ops.FromArray(normal, 1, normal.Length)).expand(addresses.Count, -1),
            random);
    }
}
