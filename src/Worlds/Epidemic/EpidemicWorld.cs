using System.Globalization;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>One region, see <see cref="EpidemicWorlds"/>. The sets are "d", D's weeks, and "d_star", the weeks after.</summary>
public sealed class EpidemicWorld : ISeriesWorld, IReadableWorld
{
    private readonly EpidemicScheme _scheme;
    private readonly CourseClaims _claims;
    private readonly CoursePages _pages;
    private readonly CourseAverages _averages;
    private readonly int _weeks;

    internal EpidemicWorld(EpidemicScheme scheme, Course truth, IReadOnlyList<Observation> observed)
    {
        (_scheme, Observed) = (scheme, observed);
        _weeks = scheme.Settings.Weeks + scheme.Settings.LaterWeeks;
        Structure = new AdditiveStructure(PriorParts, _weeks, scheme.Answers.Edges);
        (_claims, _averages) = (new(scheme), new(scheme));
        _pages = new(_claims);
        var human = new EpidemicHuman(scheme, _claims, _averages);
        Reader = new EpidemicPageHuman(_pages, _averages);
        (Human, Splitter, AmplificationTask) = (human, new EpidemicSplitter(scheme, human, _claims), new CourseTask(scheme, human, _claims));
        Sets = [Set("d", 0, scheme.Settings.Weeks), Set("d_star", scheme.Settings.Weeks, _weeks)];
        Key = new(scheme, truth, observed);
    }

    /// <inheritdoc/>
    public string Family => _scheme.Settings.Name;

    /// <inheritdoc/>
    public LatentSpace Latents => EpidemicScheme.Latents;

    /// <inheritdoc/>
    public IReadOnlyList<Observation> Observed { get; }

    /// <inheritdoc/>
    public IReadOnlyList<QuestionSet> Sets { get; }

    /// <inheritdoc/>
    public IHuman Human { get; }

    /// <inheritdoc/>
    public IHuman Reader { get; }

    /// <inheritdoc/>
    public INodeSplitter Splitter { get; }

    /// <inheritdoc/>
    public ITreeTask AmplificationTask { get; }

    /// <inheritdoc cref="IWorld.Structure"/>
    /// <remarks>One part, the whole z, which gives a mean and a variance for every week; a question's features tell which week it is.</remarks>
    public AdditiveStructure Structure { get; }

    WorldStructure IWorld.Structure => Structure;

    /// <inheritdoc/>
    public string DefaultModel => "additive:width=64";

    /// <inheritdoc/>
    public string DefaultPosterior => "smc";

    /// <inheritdoc/>
    public IReadOnlyList<LatentPart> PriorParts { get; } = [new(0, [.. Enumerable.Range(0, EpidemicScheme.Latents.Dimension)])];

    /// <inheritdoc cref="IWorld.Key"/>
    public EpidemicKey Key { get; }

    IAnswerKey IWorld.Key => Key;

    /// <inheritdoc/>
    public IReadOnlyList<double> Edges => _scheme.Answers.Edges;

    /// <inheritdoc/>
    public double YearsPerUnit => (_scheme.Settings.Weeks - 1) / 2.0 / 52;

    /// <inheritdoc/>
    public string HandedOver => "Mz, the decoder that unpacks z; the week that x asks about, as one of all weeks; the edges that cut cases into answers";

    /// <inheritdoc/>
    public string QuestionForm => $"a week from 0 to {(_weeks - 1).ToString(CultureInfo.InvariantCulture)}, for example 17";

    /// <inheritdoc/>
    public Question ReadQuestion(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var week) && week < _weeks
            ? _scheme.Ask(week)
            : throw new QuestionFormatException("week", $"'{text}' is none; write {QuestionForm}.");

    /// <inheritdoc/>
    /// <remarks>A 1 at the week, of all that are asked about.</remarks>
    public double[] Encode(Question question)
    {
        var week = Week(question);
        return [.. Enumerable.Range(0, _weeks).Select(w => w == week ? 1.0 : 0)];
    }

    /// <inheritdoc/>
    /// <remarks>The time alone: of a later week's own number D trains nothing.</remarks>
    public double[] EncodeForDirectFit(Question question) => [Time(question)];

    /// <inheritdoc/>
    public double Time(Question question)
    {
        var half = (_scheme.Settings.Weeks - 1) / 2.0;
        return (Week(question) - half) / half;
    }

    /// <inheritdoc/>
    /// <remarks>The middle of the answer's range.</remarks>
    public double Measured(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        var last = Edges.Count - 1;
        return (Edges[Math.Clamp(observation.Answer - 1, 0, last)] + Edges[Math.Clamp(observation.Answer, 0, last)]) / 2;
    }

    /// <inheritdoc/>
    public IUnpacker Unpack(IReadOnlyList<double> z) => EpidemicOutline.Unpack(EpidemicScheme.Read(z));

    /// <inheritdoc/>
    public IClaimOracle Claims(IReadOnlyList<double> z) => new EpidemicClaims(EpidemicScheme.Read(z), _scheme, _claims);

    /// <inheritdoc/>
    public IClaimOracle ClaimsOf(IUnpacker tree) => new WalkedCourseClaims(_scheme, _pages, _averages, new(tree));

    /// <inheritdoc/>
    public double[]? LatentOf(IUnpacker tree) => new EpidemicReading(tree).Heard is var heard && CoursePages.IsWhole(heard) ? EpidemicScheme.Write(heard) : null;

    /// <inheritdoc/>
    /// <remarks>The form and the step of each number, and "?" for what no page says.</remarks>
    public string ContentOf(IUnpacker tree)
    {
        var heard = new EpidemicReading(tree).Heard;
        return string.Join(' ', Quantity.All.Select((_, i) => heard[i]).Prepend(heard.Form).Select(said => said == CoursePages.Nothing ? "?" : said.ToString(CultureInfo.InvariantCulture)));
    }

    /// <inheritdoc/>
    /// <remarks>The form's page, and the pages of each number below its section, which says nothing yet.</remarks>
    public IReadOnlyList<NodeAddress> PartPages => EpidemicOutline.Telling;

    /// <inheritdoc/>
    public double[] Propose(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return EpidemicScheme.Write(_scheme.Draw(random));
    }

    private static int Week(Question question) => question is WeekQuestion week
        ? week.Week
        : throw new ArgumentException($"Question {question?.Id} is not about a week.", nameof(question));

    private QuestionSet Set(string name, int from, int to) => new(
        name,
        random => _scheme.Ask(from + random.NextInt(to - from)),
        [.. Enumerable.Range(from, to - from).Select(week => ((Question)_scheme.Ask(week), 1.0 / (to - from)))]);
}
