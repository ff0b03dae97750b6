using System.Collections.Concurrent;
using LearningThePrior.Debate;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Posteriors;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// A world seen through a learned Mz(., z): D, questions, the human and the key are the world's own; the tree is what the learned model writes, z its latent, and debaters know the tree by
/// walking it. Nothing of the world's own decoder or of its z is left to learn from.
/// </summary>
/// <remarks>z has one number from 0 to 1 for each of the latent's: the share of its prior that lies below; <see cref="LatentSpace.Draw"/> draws from the prior.</remarks>
public sealed class UnpackedWorld : IWorld
{
    // Each z is asked about by several debates in turn, and its pages are the same for all.
    private const int TreesKept = 512;
    private readonly IReadableWorld _world;
    private readonly ILatentUnpacker _mz;
    private readonly ConcurrentDictionary<string, IUnpacker> _trees = new(StringComparer.Ordinal);

    /// <summary>Takes a world and the model that writes in the place of its decoder.</summary>
    public UnpackedWorld(IReadableWorld world, ILatentUnpacker mz)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(mz);
        (_world, _mz) = (world, mz);
        Latents = new([.. Enumerable.Range(1, mz.Latents).Select(i => new IntervalBlock($"latent {i}"))]);
        PriorParts = [new(0, [.. Enumerable.Range(0, mz.Latents)])];
        Structure = world.Structure switch
        {
            StepwiseStructure stepwise => new UnpackedStructure(mz, stepwise.MaxSteps),
            _ when world.PageFeatures > 0 && world.PartPages.Count > 0 => new UnpackedSums(mz, world.PartPages, world.PageFeatures),
            AdditiveStructure { Parts.Count: 1, Edges.Count: > 0 } curve when world.PartPages.Count > 0 => new UnpackedCurve(mz, world.PartPages, curve.Features, curve.Edges),
            _ => WorldStructure.None,
        };
        Key = new UnpackedKey(world, Unpack);
    }

    /// <inheritdoc/>
    public string Family => _world.Family;

    /// <inheritdoc/>
    public LatentSpace Latents { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Observation> Observed => _world.Observed;

    /// <inheritdoc/>
    public IReadOnlyList<Observation> Evidence => _world.Evidence;

    /// <inheritdoc/>
    public IReadOnlyList<QuestionSet> Sets => _world.Sets;

    /// <inheritdoc/>
    public WorldStructure Structure { get; }

    /// <inheritdoc/>
    public string DefaultModel => Structure is UnpackedStructure { Mz: IStepUnpacker } or UnpackedSums { Mz: IPageUnpacker } or UnpackedCurve { Mz: IPageUnpacker } ? ModelNames.SharedStep : ModelNames.Unshared;

    /// <inheritdoc/>
    public string DefaultPosterior => PosteriorNames.Visited;

    /// <inheritdoc/>
    public string QuestionForm => _world.QuestionForm;

    /// <inheritdoc/>
    public string HandedOver => "pages as the world writes them, of which the human wrote all that Mz learned from" + Structure switch
    {
        UnpackedStructure => "; how a question's path runs along a tree's steps",
        UnpackedSums => "; which pages speak of which numbers of x",
        UnpackedCurve => "; which pages speak of x, and the edges that cut a number into answers",
        _ => "",
    };

    /// <inheritdoc/>
    public IHuman Human => _world.Reader;

    /// <inheritdoc/>
    public IReadOnlyList<LatentPart> PriorParts { get; }

    /// <inheritdoc/>
    public IAnswerKey Key { get; }

    /// <inheritdoc/>
    public double[] Encode(Question question) => Structure is UnpackedSums ? _world.EncodeByPage(question) : _world.Encode(question);

    /// <inheritdoc/>
    public double[] EncodeForDirectFit(Question question) => _world.EncodeForDirectFit(question);

    /// <inheritdoc/>
    public Question ReadQuestion(string text) => _world.ReadQuestion(text);

    /// <inheritdoc/>
    public IUnpacker Unpack(IReadOnlyList<double> z)
    {
        Latents.Check(z);
        var name = string.Join(',', z);
        if (_trees.TryGetValue(name, out var tree))
        {
            return tree;
        }

        if (_trees.Count >= TreesKept)
        {
            _trees.Clear();
        }

        return _trees[name] = _mz.Unpack(BaseSpace.At(z));
    }

    /// <inheritdoc/>
    public IClaimOracle Claims(IReadOnlyList<double> z) => _world.ClaimsOf(Unpack(z));

    /// <inheritdoc/>
    public string ContentOf(IReadOnlyList<double> z) => _world.ContentOf(Unpack(z));

    /// <summary>The world's own z that says what the tree of a z says; null where none does. For scoring only.</summary>
    public double[]? LatentOf(IReadOnlyList<double> z) => _world.LatentOf(Unpack(z));

    /// <inheritdoc/>
    public double[] Propose(SeededRandom random) => BaseSpace.Back(_mz.Propose(random));
}
