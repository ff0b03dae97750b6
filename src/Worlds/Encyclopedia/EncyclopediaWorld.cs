using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>One encyclopedia: D about the half of the book under "/0"; D* about the other half, and about deeper pages.</summary>
public sealed class EncyclopediaWorld : IImaginableWorld, IReadableWorld
{
    private const int MostImagined = 17;
    private const int MarkedSteps = 10;

    private readonly TablePrior _prior;
    private readonly int _treeDepth;
    private readonly EncyclopediaWorlds _settings;

    internal EncyclopediaWorld(EncyclopediaWorlds settings, Seed seed)
    {
        _settings = settings;
        Structure = new StepwiseStructure(settings.States, settings.DeeperDepth);
        _treeDepth = settings.TreeDepth;
        _prior = new(settings.States, settings.Stay);
        Latents = StateTable.Space(settings.States);
        var human = new EncyclopediaHuman(_prior, settings.Flip);
        (Human, Splitter) = (human, new EncyclopediaSplitter(_prior, human));
        Reader = new SeparatePriorHuman(human, new BookPriorHuman(_prior));
        AmplificationTask = settings.Questions == QuestionKind.Leaf ? new LeafTask(_prior, human, settings.DeeperDepth) : new ShareTask(_prior, human, settings.DeeperDepth);

        double[] shares = settings.Questions == QuestionKind.Leaf
            ? []
            : [settings.LowShare, settings.MiddleShare, settings.HighShare];
        // Deeper pages are of the half that D is about: of the readings of "twice as deep", the one nearest the published NLL.
        Sets =
        [
            new QuestionSource("d", 0, settings.Depth, shares).ToSet(seed),
            new QuestionSource("other_half", 1, settings.Depth, shares).ToSet(seed),
            new QuestionSource("deeper", 0, settings.DeeperDepth, shares).ToSet(seed),
        ];

        var truth = _prior.Draw(seed.For("truth").CreateRandom());
        var counts = new LeafCounts(truth);
        var random = seed.For("observed").CreateRandom();
        Observed = [.. Enumerable.Range(0, settings.Examples).Select(_ =>
        {
            var question = (EncyclopediaQuestion)Sets[0].Draw(random);
            var isYes = counts.For(question) >= question.AtLeast;
            return new Observation(question, isYes != random.NextBool(settings.Flip) ? 1 : 0);
        })];
        Key = new(Latents, truth, _prior, settings.Flip, Observed, seed);
        PriorParts = [.. Enumerable.Range(0, 2 * settings.States).Select(place =>
            new LatentPart(place / 2, [.. Enumerable.Range(Latents.Offset(1 + place), settings.States)]))];
    }

    /// <inheritdoc/>
    public string Family => "encyclopedia";

    /// <inheritdoc/>
    public INodeSplitter Splitter { get; }

    /// <inheritdoc/>
    public ITreeTask AmplificationTask { get; }

    /// <inheritdoc cref="IWorld.Structure"/>
    public StepwiseStructure Structure { get; }

    WorldStructure IWorld.Structure => Structure;

    /// <inheritdoc/>
    public string DefaultModel => "stepwise";

    /// <inheritdoc/>
    public LatentSpace Latents { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Observation> Observed { get; }

    /// <inheritdoc/>
    public IReadOnlyList<QuestionSet> Sets { get; }

    /// <inheritdoc/>
    public IHuman Human { get; }

    /// <inheritdoc/>
    public IHuman Reader { get; }

    /// <inheritdoc/>
    /// <remarks>The next states of each (state, branch), one kind for each state.</remarks>
    public IReadOnlyList<LatentPart> PriorParts { get; }

    /// <inheritdoc cref="IWorld.Key"/>
    public EncyclopediaKey Key { get; }

    /// <inheritdoc/>
    IAnswerKey IWorld.Key => Key;

    /// <inheritdoc/>
    /// <remarks>
    /// All of it tells x, so that direct fits read the same. D trains no weight of the first branch, which is 0 there and 1
    /// on the other half, nor of the branches that only the deeper set's paths have; in leaf questions the number of steps
    /// is constant on D too.
    /// </remarks>
    /// <exception cref="ArgumentException">The question is not about leaves, or its path is too long.</exception>
    public double[] Encode(Question question)
    {
        if (question is not EncyclopediaQuestion asked || asked.Path.Depth > Structure.MaxSteps)
        {
            throw new ArgumentException($"Not a question about leaves below a path of at most {Structure.MaxSteps} steps.", nameof(question));
        }

        var steps = asked.Path.Steps;
        var padding = Enumerable.Repeat(0.0, Structure.MaxSteps - steps.Count);
        return [steps.Count, .. steps.Select(step => (double)step), .. padding, asked.Levels, asked.Share];
    }

    /// <inheritdoc/>
    public string HandedOver => "Mz, the decoder that unpacks z; the table of states behind it, which f steps through as Mz does; which rows of it weigh on Prior together";

    /// <inheritdoc/>
    public string QuestionForm => QuestionReader.Form;

    /// <inheritdoc/>
    public Question ReadQuestion(string text) => QuestionReader.Read(text, Structure.MaxSteps);

    /// <inheritdoc/>
    public IUnpacker Unpack(IReadOnlyList<double> z) => Unpack(z, _treeDepth);

    /// <summary>The book of a latent, unpacked to any depth.</summary>
    /// <param name="z">[<see cref="LatentSpace.Dimension"/>].</param>
    /// <param name="depth">How many steps lead from the root to the bottom.</param>
    public IUnpacker Unpack(IReadOnlyList<double> z, int depth) =>
        new EncyclopediaTree(StateTable.FromLatent(Latents, z), depth);

    /// <inheritdoc/>
    public IClaimOracle Claims(IReadOnlyList<double> z) =>
        new EncyclopediaClaims(StateTable.FromLatent(Latents, z), _prior);

    /// <inheritdoc/>
    public IClaimOracle ClaimsOf(IUnpacker tree) => new WalkedBookClaims(new(tree, _prior.States), _prior);

    /// <inheritdoc/>
    public double[]? LatentOf(IUnpacker tree) =>
        new BookReading(new(tree, _prior.States), _prior.States) is { Contradiction: null } reading ? reading.FirstPages.ToLatent(Latents) : null;

    /// <inheritdoc/>
    public string ContentOf(IUnpacker tree) => new BookReading(new(tree, _prior.States), _prior.States).Content();

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Questions are not about single leaves, or D's half of the book has more than 2^16.</exception>
    public int DistinctQuestions => _settings.Questions == QuestionKind.Leaf && _settings.Depth <= MostImagined
        ? 1 << (_settings.Depth - 1)
        : throw new InvalidOperationException($"The human imagines other books only by questions about single leaves, at a depth of at most {MostImagined}.");

    /// <inheritdoc/>
    public int IndexOf(Question question) => EncyclopediaImagined.IndexOf((EncyclopediaQuestion)question, _settings.Depth);

    /// <inheritdoc/>
    public int DistinctMarks => (2 << MarkedSteps) - 2;

    /// <inheritdoc/>
    /// <remarks>The last steps of its path, up to ten of them: where they lead to one state from everywhere, the steps before them say nothing.</remarks>
    public IReadOnlyList<int> Marks(Question question) => EncyclopediaImagined.Endings((EncyclopediaQuestion)question, MarkedSteps);

    /// <inheritdoc/>
    public IImagined Imagine(SeededRandom random) => new EncyclopediaImagined(_prior.Draw(random), _settings.Depth, _settings.Flip);

    /// <inheritdoc/>
    public double[] Propose(SeededRandom random) => _prior.Draw(random).ToLatent(Latents);
}
