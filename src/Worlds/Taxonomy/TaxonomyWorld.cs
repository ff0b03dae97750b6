using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// One taxonomy; drawn by <see cref="TaxonomyWorlds"/>. z states the attributes of kinds down to a level, its tree tells
/// them as exceptions, and an x speaks to the one stored kind that its leaf is under.
/// </summary>
/// <remarks>
/// Where z stops above the leaves, labels under one stored kind still depend on each other, and the sum over D of
/// log P(y|x,z) counts them as if they did not: a z too shallow is overconfident as well as vague.
/// </remarks>
public sealed class TaxonomyWorld : IWorld
{
    private readonly TaxonomyWorlds _settings;

    internal TaxonomyWorld(TaxonomyWorlds settings, Seed seed)
    {
        _settings = settings;
        var scheme = new TaxonomyScheme(settings, seed);
        var random = seed.For("observed").CreateRandom();
        Latents = StoredKinds.Space(settings.Stored);
        Observed = [.. Enumerable.Range(0, settings.Examples).Select(_ => scheme.Observe(random))];
        Sets = [scheme.Set("d", isNew: false), scheme.Set("d_star", isNew: true)];
        Human = new TaxonomyHuman(settings.Exceptions, settings.Noise, settings.Stored);
        Key = new(scheme, Latents, Observed);
        var lowest = StoredKinds.Count(settings.Stored - 1);
        Structure = new AdditiveStructure(
            [.. Enumerable.Range(lowest, 1 << settings.Stored).Select(i => new LatentPart(0, [.. Places(i)]))], Features: 1, Edges: []);
        PriorParts = [.. Enumerable.Range(1, Latents.Blocks.Count - 1)
            .Select(i => new LatentPart(0, [.. Places((i - 1) / 2), .. Places(i)]))];
    }

    /// <inheritdoc/>
    public string Family => _settings.Name;

    /// <inheritdoc/>
    public LatentSpace Latents { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Observation> Observed { get; }

    /// <inheritdoc/>
    public IReadOnlyList<QuestionSet> Sets { get; }

    /// <inheritdoc/>
    public IHuman Human { get; }

    /// <inheritdoc cref="IWorld.Structure"/>
    /// <remarks>The parts are the kinds of the lowest stored level.</remarks>
    public AdditiveStructure Structure { get; }

    WorldStructure IWorld.Structure => Structure;

    /// <inheritdoc/>
    public string DefaultModel => "additive";

    /// <inheritdoc/>
    /// <remarks>Every kind with its parent.</remarks>
    public IReadOnlyList<LatentPart> PriorParts { get; }

    /// <summary>The exact answers, and those that only this world has.</summary>
    public TaxonomyKey Key { get; }

    IAnswerKey IWorld.Key => Key;

    /// <inheritdoc/>
    /// <remarks>
    /// For each kind of the lowest stored level 1 where the leaf is under it, else 0. Direct fits read the same: of a kind
    /// that only D* asks about D trains no weight, and a regularised fit answers as of D's kinds together.
    /// </remarks>
    /// <exception cref="ArgumentException">The question is not about a leaf.</exception>
    public double[] Encode(Question question)
    {
        var path = (question as TaxonomyQuestion)?.Path
            ?? throw new ArgumentException("Not a question about a leaf of the taxonomy.", nameof(question));
        var numbers = new double[Structure.Parts.Count];
        numbers[StoredKinds.Place(path[_settings.Stored]) - StoredKinds.Count(_settings.Stored - 1)] = 1;
        return numbers;
    }

    /// <inheritdoc/>
    public string HandedOver => "Mz, the decoder that unpacks z; which number of z states which kind, in f, and which kind is whose parent, in Prior";

    /// <inheritdoc/>
    public string QuestionForm => $"the steps from the root to a kind, 0 or 1, at least {_settings.Stored} of them; for example /{string.Join('/', Enumerable.Range(0, _settings.Depth).Select(i => i % 2))}";

    /// <inheritdoc/>
    public Question ReadQuestion(string text) =>
        NodeAddress.TryParse(text, null, out var kind) && kind.Depth >= _settings.Stored && kind.Steps.All(step => step <= 1)
            ? new TaxonomyQuestion(kind)
            : throw new QuestionFormatException("kind", $"'{text}' is none; write {QuestionForm}.");

    /// <inheritdoc/>
    public IUnpacker Unpack(IReadOnlyList<double> z) => new KindTree(StoredKinds.Of(Latents, z), _settings.Stored);

    /// <inheritdoc/>
    public IClaimOracle Claims(IReadOnlyList<double> z) =>
        new TaxonomyClaims(StoredKinds.Of(Latents, z), _settings.Exceptions, _settings.Stored);

    /// <inheritdoc/>
    public double[] Propose(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var kinds = new HashedKinds(new Seed(random.NextBits()), _settings.Exceptions);
        return StoredKinds.Of(kinds, _settings.Stored).ToLatent(Latents);
    }

    private IEnumerable<int> Places(int block) => Enumerable.Range(Latents.Offset(block), Latents.Blocks[block].Size);
}
