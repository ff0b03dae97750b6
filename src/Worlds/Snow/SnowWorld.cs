using System.Globalization;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Snow;

/// <summary>One snow world; drawn by <see cref="SnowWorlds"/>.</summary>
public sealed class SnowWorld : IImaginableWorld, IReadableWorld
{
    private const string Old = "old:";
    private const string New = "new:";

    private readonly SnowScheme _scheme;
    private readonly Lazy<IReadOnlyList<QuestionSet>> _sets;
    private readonly Lazy<IReadOnlyList<Observation>> _evidence;

    internal SnowWorld(SnowScheme scheme, SnowTruth truth, IReadOnlyList<Observation> observed)
    {
        _scheme = scheme;
        Observed = observed;
        Structure = new AdditiveStructure(scheme.Parts, Features: 2, Edges: []);
        var human = new SnowHuman(scheme);
        (Human, Splitter, AmplificationTask) = (human, new SnowSplitter(scheme, human), new SnowTask(scheme, human));
        Reader = new SnowPageHuman(scheme);
        Key = new SnowKey(scheme, truth, observed);
        _evidence = new(() => scheme.Settings.Views == SnowViews.Whole ? observed : [.. observed.SelectMany(Views)]);
        _sets = new(() => [truth.Set("d", isNew: false), truth.Set("d_star", isNew: true)]);
    }

    /// <inheritdoc/>
    public string Family => _scheme.Settings.Name;

    /// <inheritdoc/>
    public LatentSpace Latents => _scheme.Latents;

    /// <inheritdoc/>
    public IReadOnlyList<Observation> Observed { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Observation> Evidence => _evidence.Value;

    /// <inheritdoc/>
    public IReadOnlyList<QuestionSet> Sets => _sets.Value;

    /// <inheritdoc/>
    public IHuman Human { get; }

    /// <inheritdoc/>
    public IHuman Reader { get; }

    /// <inheritdoc/>
    public INodeSplitter Splitter { get; }

    /// <inheritdoc/>
    public ITreeTask AmplificationTask { get; }

    /// <inheritdoc cref="IWorld.Structure"/>
    /// <remarks>Each feature is a part, which two numbers of x face.</remarks>
    public AdditiveStructure Structure { get; }

    WorldStructure IWorld.Structure => Structure;

    /// <inheritdoc/>
    public string DefaultModel => "additive";

    /// <inheritdoc/>
    /// <remarks>Intervals and probabilities: a single z has to take a side where the human is in two minds, and is then .08 nats from exact Bayes on D* where they are .01.</remarks>
    public string DefaultPosterior => "box";

    /// <inheritdoc/>
    public IReadOnlyList<LatentPart> PriorParts => _scheme.Parts;

    /// <summary>The exact answers, and those that only this world has.</summary>
    public SnowKey Key { get; }

    IAnswerKey IWorld.Key => Key;

    /// <inheritdoc/>
    /// <remarks>For each feature x_j where x comes from D, else 0; then x_j where it comes from D*, else 0.</remarks>
    public double[] Encode(Question question)
    {
        var x = Own(question);
        var numbers = new double[Structure.Features * x.Features.Count];
        for (var j = 0; j < x.Features.Count; j++)
        {
            numbers[(Structure.Features * j) + (x.IsNew ? 1 : 0)] = x.Features[j];
        }

        return numbers;
    }

    /// <inheritdoc/>
    /// <remarks>x_j for each feature, wherever x comes from.</remarks>
    public double[] EncodeForDirectFit(Question question) => [.. Own(question).Features.Select(x => (double)x)];

    /// <inheritdoc/>
    public string HandedOver => "Mz, the decoder that unpacks z; which choices of z speak of which feature, in f and in Prior, and whether x is of D or of D*";

    /// <inheritdoc/>
    public string QuestionForm =>
        $"a + (points to yes), - (to no) or . (cannot be seen) for each of {_scheme.Features.Count} features, after 'old:' where x comes from D; for example {SampleForm()}";

    /// <inheritdoc/>
    public Question ReadQuestion(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isOld = text.StartsWith(Old, StringComparison.Ordinal);
        var signs = isOld ? text[Old.Length..] : text.StartsWith(New, StringComparison.Ordinal) ? text[New.Length..] : text;
        return signs.Length == _scheme.Features.Count && signs.All(s => s is '+' or '-' or '.')
            ? SnowQuestion.Of(_scheme.Features, [.. signs.Select(s => s == '+' ? 1 : s == '-' ? -1 : 0)], !isOld)
            : throw new QuestionFormatException("features", $"'{text}' is none; write {QuestionForm}.");
    }

    /// <inheritdoc/>
    public IUnpacker Unpack(IReadOnlyList<double> z) => SnowUnpacker.Of(_scheme, _scheme.Read(z));

    /// <inheritdoc/>
    public IClaimOracle Claims(IReadOnlyList<double> z) => new SnowClaims(_scheme, _scheme.Read(z));

    /// <inheritdoc/>
    public IClaimOracle ClaimsOf(IUnpacker tree) => new WalkedSnowClaims(_scheme, new(_scheme, tree));

    /// <inheritdoc/>
    public double[]? LatentOf(IUnpacker tree)
    {
        SnowStatement[] heard = [.. new SnowReading(_scheme, tree).Heard.OfType<SnowStatement>()];
        return heard.Length == _scheme.Features.Count ? _scheme.Write([.. heard.Select(s => s.Causal)], [.. heard.Select(s => s.Rate / 1000.0)]) : null;
    }

    /// <inheritdoc/>
    public string ContentOf(IUnpacker tree) => string.Join(
        ' ', new SnowReading(_scheme, tree).Heard.Select(s => s is { } said ? string.Create(CultureInfo.InvariantCulture, $"{(said.Causal ? '+' : '-')}{said.Rate}") : "?"));

    /// <inheritdoc/>
    /// <remarks>The page of each feature.</remarks>
    public IReadOnlyList<NodeAddress> PartPages => [.. Enumerable.Range(0, _scheme.Features.Count).Select(j => _scheme.Sums.Tree.Leaf(j).Address)];

    /// <inheritdoc/>
    public double[] Propose(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (causal, rates) = _scheme.Draw(random);
        return _scheme.Write(causal, rates);
    }

    /// <inheritdoc/>
    public int DistinctQuestions => 1 << _scheme.Features.Count;

    /// <inheritdoc/>
    public int IndexOf(Question question) => SnowImagined.IndexOf(Own(question));

    /// <inheritdoc/>
    public IImagined Imagine(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new SnowImagined(_scheme, random);
    }

    private string SampleForm() => string.Concat(_scheme.Features.Select((_, j) => j % 3 == 1 ? '-' : '+'));

    private static SnowQuestion Own(Question question) => question as SnowQuestion
        ?? throw new ArgumentException("A snow world encodes its own questions only.", nameof(question));

    /// <summary>An example as one question for each feature, in which nothing else can be seen.</summary>
    private IEnumerable<Observation> Views(Observation example)
    {
        var x = (SnowQuestion)example.Question;
        return x.Features.Select((value, j) => new Observation(
            SnowQuestion.Of(_scheme.Features, [.. x.Features.Select((_, i) => i == j ? value : 0)], x.IsNew), example.Answer));
    }
}
