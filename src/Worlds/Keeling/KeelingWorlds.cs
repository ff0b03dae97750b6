using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>
/// A real record: D is its first part, D* what came after, and Z what a human would believe of trend, growth, season and
/// noise, as intervals. Any CSV file of dates and values will do; built in is the monthly carbon dioxide at Mauna Loa.
/// </summary>
/// <remarks>
/// There is one record, so worlds of different seeds differ only in which rows of D are held out, on which "d" is scored,
/// and, where <see cref="Examples"/> is set, in which of the rest are observed. Spreads are in units of D's standard
/// deviation; time runs from -1 to 1 over D. <para>Measured on the built-in record, 20 seeds, nats per example with answers
/// 0.5 ppm wide (add log 0.5 = -0.69 for nats per ppm), 95 % intervals: exact Bayes 1.32 +- .04 on d and 5.86 +- .26 on
/// d_star; the reference z 1.32 +- .04 and 6.12 +- .29; a least squares fit of the same form 1.32 +- .05 and 20.4 +- 1.1; a
/// human told nothing 4.33 and 5.32. So D* is predicted badly: the growth seen up to 1978 overshoots by about 6 ppm in
/// late 1997, of which a parabola with independent noise has little doubt. The priors were not chosen to mend that.</para>
/// </remarks>
public sealed record KeelingWorlds : IExplorableFamily
{
    /// <inheritdoc/>
    public string Name => "keeling";

    /// <inheritdoc/>
    public string Summary => "A real record (monthly CO2 at Mauna Loa, or any CSV file): Z states trend, season and noise as intervals; D* is the later part.";

    /// <summary>The path of a CSV file of dates and values, see <see cref="SeriesFile"/>; empty for the built-in record.</summary>
    [Description("CSV file of date and value; empty for the built-in record")]
    public string Data { get; init; } = "";

    /// <summary>The unit that texts give values in.</summary>
    [Description("the unit of the values, for texts")]
    [StringLength(20, MinimumLength = 1)]
    public string Unit { get; init; } = "ppm";

    /// <summary>The width of one answer in the record's unit; 0 derives it from D's span. Default: about the scatter of a month at Mauna Loa.</summary>
    [Description("width of an answer in the record's unit; 0 for automatic")]
    [Range(0, 1e12)]
    public double BinWidth { get; init; } = 0.5;

    /// <summary>The share of the record that is D.</summary>
    [Description("share of the record that is D")]
    [Range(0.1, 0.9)]
    public double Share { get; init; } = 0.5;

    /// <summary>The share of D that is held out, so that scores on "d" are of values that nobody has seen.</summary>
    [Description("share of D held out to score on")]
    [Range(0.05, 0.5)]
    public double HeldOut { get; init; } = 0.2;

    /// <summary>How many rows of D are observed, drawn by seed; 0 for all that are not held out.</summary>
    [Description("rows of D that are observed; 0 for all")]
    [Range(0, SeriesFile.MaxRows)]
    public int Examples { get; init; }

    /// <summary>The human's standard deviation of the level about D's mean: it is known only roughly.</summary>
    [Description("the human's spread of the level")]
    [Range(1e-3, 1e3)]
    public double LevelSpread { get; init; } = 2;

    /// <summary>Of the slope: a record that is all trend has a slope of about 1.7 either way.</summary>
    [Description("the human's spread of the slope")]
    [Range(1e-3, 1e3)]
    public double SlopeSpread { get; init; } = 1.5;

    /// <summary>Of the growth of the slope: trends bend less than they rise.</summary>
    [Description("the human's spread of growth")]
    [Range(1e-3, 1e3)]
    public double GrowthSpread { get; init; } = 0.5;

    /// <summary>Of each of the four numbers of the season.</summary>
    [Description("the human's spread of the season's parts")]
    [Range(1e-3, 1e3)]
    public double SeasonSpread { get; init; } = 0.5;

    /// <summary>The least standard deviation of the noise that the human thinks possible.</summary>
    [Description("least standard deviation of the noise")]
    [Range(1e-3, 1)]
    public double NoiseLow { get; init; } = 0.02;

    /// <summary>The greatest: all of D's spread is noise.</summary>
    [Description("greatest standard deviation of the noise")]
    [Range(1e-3, 10)]
    public double NoiseHigh { get; init; } = 1;

    /// <inheritdoc/>
    /// <remarks>In the units of the record with the rows held out that seed 0 holds out: other seeds move the mean and the deviation of D a little.</remarks>
    /// <exception cref="SeriesFormatException">The file is not such a record.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public IExplorer Explorer => SampleRecord(new Seed(0)).Explorer;

    /// <inheritdoc/>
    /// <remarks>The root, a chapter, a section.</remarks>
    public int TreeDepth => 2;

    /// <inheritdoc/>
    /// <exception cref="SeriesFormatException">The file is not such a record.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public IWorld Sample(Seed seed) => SampleRecord(seed);

    /// <summary>As <see cref="Sample"/>, with what only this world has.</summary>
    public KeelingWorld SampleRecord(Seed seed)
    {
        FamilySettings.Check(this);
        var rows = string.IsNullOrWhiteSpace(Data) ? SeriesFile.BuiltIn() : SeriesFile.Load(Data);
        return new(this, RecordSplit.Of(rows, this, seed));
    }
}
