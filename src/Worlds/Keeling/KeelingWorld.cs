using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>A real record, see <see cref="KeelingWorlds"/>. The sets are "d" and "d_star", equal weights within each.</summary>
public sealed class KeelingWorld : ISeriesWorld
{
    private readonly HumanPrior _prior;
    private readonly IntervalCode _code;
    private readonly SectionText _sections;
    private readonly Contributions _contributions;

    internal KeelingWorld(KeelingWorlds settings, RecordSplit split)
    {
        var season = settings.SeasonSpread;
        _prior = new(
            [settings.LevelSpread, settings.SlopeSpread, settings.GrowthSpread, season, season, season, season],
            settings.NoiseLow,
            settings.NoiseHigh);
        _code = new(_prior);
        Scale = SeriesScale.Of(split.Observed);
        Bins = new([.. split.Observed.Select(r => r.Value)], settings.BinWidth, Scale, settings.Unit);
        Structure = new AdditiveStructure(
            [.. Parameter.All.Select((_, i) => new LatentPart(i == Parameter.Noise ? 1 : 0, [2 * i, (2 * i) + 1]))], Features: 1, Bins.StandardEdges);
        _sections = new(Scale, settings.Unit, _code);
        _contributions = new(_prior, Bins);
        Human = new KeelingHuman(_prior, _contributions, _sections);

        var questions = split.First.Concat(split.Later).ToDictionary(r => r.Label, r => new MonthQuestion(r, Scale, Bins.Answers));
        MonthQuestion[] Ask(IEnumerable<SeriesRow> rows) => [.. rows.Select(r => questions[r.Label])];
        Observed = [.. split.Observed.Select(r => new Observation(questions[r.Label], Bins.IndexOf(r.Value)))];
        var later = Ask(split.Later);
        Sets = [Set("d", Ask(split.First), Ask(split.HeldOut)), Set("d_star", later, later)];
        LinearBayes Posterior(double widened) => new(
            [.. Ask(split.Observed).Select(q => q.Basis)],
            [.. split.Observed.Select(r => Scale.Standardise(r.Value))],
            [.. _prior.Spreads.Select(s => s * widened)],
            _prior.NoiseLow,
            _prior.NoiseHigh);
        var recorded = split.First.Concat(split.Later).ToDictionary(r => r.Label, r => Bins.IndexOf(r.Value));
        Key = new(recorded, Posterior, Bins, _code, Claims);
    }

    /// <inheritdoc/>
    public string Family => "keeling";

    /// <summary>The human who explores what may be taken for granted about this record.</summary>
    public IExplorer Explorer => new SectionExplorer(_prior, _code, _sections);

    /// <summary>The units that the human is told.</summary>
    public SeriesScale Scale { get; }

    /// <summary>The answers.</summary>
    public ValueBins Bins { get; }

    /// <inheritdoc/>
    public LatentSpace Latents => IntervalCode.Latents;

    /// <inheritdoc/>
    public IReadOnlyList<Observation> Observed { get; }

    /// <inheritdoc/>
    /// <remarks>"d" draws from all of D's months and is scored on those held out; no answer of theirs is ever drawn.</remarks>
    public IReadOnlyList<QuestionSet> Sets { get; }

    /// <inheritdoc/>
    public IHuman Human { get; }

    /// <inheritdoc cref="IWorld.Key"/>
    public KeelingKey Key { get; }

    IAnswerKey IWorld.Key => Key;

    /// <inheritdoc cref="IWorld.Structure"/>
    /// <remarks>
    /// Parts of kind 0 are coefficients, which mean alike as features are scaled by their spreads; of kind 1, the noise. The one
    /// feature is the spread times the basis; 1 for the noise.
    /// </remarks>
    public AdditiveStructure Structure { get; }

    WorldStructure IWorld.Structure => Structure;

    /// <inheritdoc/>
    public string DefaultModel => "additive";

    /// <inheritdoc/>
    /// <remarks>As the structure's: all coefficients cost alike in units of their spreads.</remarks>
    public IReadOnlyList<LatentPart> PriorParts => Structure.Parts;

    /// <inheritdoc/>
    /// <remarks>Widths are coded by their logarithms.</remarks>
    public IReadOnlyList<double> Breadth => IntervalCode.Breadth;

    /// <inheritdoc/>
    public IReadOnlyList<double> Edges => Bins.StandardEdges;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question is not about a month.</exception>
    public double[] Encode(Question question) =>
        [.. Month(question).Basis.Select((b, i) => i == Parameter.Noise ? b : b * _prior.Spreads[i])];

    /// <inheritdoc/>
    public string HandedOver => "Mz, the decoder that unpacks z; the functions of time that z weighs, in units of the human's own spreads, in f and in Prior; the edges that cut the value into answers";

    /// <inheritdoc/>
    public string QuestionForm => "a month or a day, yyyy-MM or yyyy-MM-dd, in the record or after it; for example 1998-01";

    /// <inheritdoc/>
    public Question ReadQuestion(string text) => SeriesRow.ReadDate(text) is { } date
        ? new MonthQuestion(new SeriesRow(text, date, Value: 0), Scale, Bins.Answers)
        : throw new QuestionFormatException("date", $"'{text}' is none; write {QuestionForm}.");

    /// <inheritdoc/>
    public double Time(Question question) => Month(question).Time;

    /// <inheritdoc/>
    public double YearsPerUnit => Scale.YearsPerUnit;

    /// <inheritdoc/>
    /// <remarks>The middle of the answer's range: a direct fit sees what f sees, not the value behind it.</remarks>
    public double Measured(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        var last = Edges.Count - 1;
        return (Edges[Math.Clamp(observation.Answer - 1, 0, last)] + Edges[Math.Clamp(observation.Answer, 0, last)]) / 2;
    }

    /// <inheritdoc/>
    public IUnpacker Unpack(IReadOnlyList<double> z)
    {
        var intervals = _code.Decode(z);
        Node At(NodeAddress address) => new(
            address,
            KeelingOutline.SectionAt(address) is { } p ? _sections.Write(p, intervals[p]) : KeelingOutline.TextOf(address),
            KeelingOutline.ChildrenOf(address).Count);
        return new DelegateUnpacker(() => At(NodeAddress.Root), (parent, index) => At(parent.Address.Child(index)));
    }

    /// <inheritdoc/>
    public IClaimOracle Claims(IReadOnlyList<double> z)
    {
        var intervals = _code.Decode(z).Select((interval, p) => _sections.Read(p, _sections.Write(p, interval))!.Value);
        return new KeelingClaims([.. intervals], _contributions, Bins);
    }

    /// <inheritdoc/>
    public double[] Propose(SeededRandom random) => IntervalCode.Propose(random);

    private static MonthQuestion Month(Question question) => question as MonthQuestion
        ?? throw new ArgumentException($"Question {question?.Id} is not about a month.", nameof(question));

    private static QuestionSet Set(string name, MonthQuestion[] drawn, MonthQuestion[] scored) => new(
        name,
        random => drawn[random.NextInt(drawn.Length)],
        [.. scored.Select(q => ((Question)q, 1.0 / scored.Length))]);
}
