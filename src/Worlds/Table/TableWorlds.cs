using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Table;

/// <summary>
/// Any table of rows: a period, columns, a label of two classes or more. D is the early periods, D* the later ones; Z states how each column moves the log odds,
/// how that walks from period to period, and whether it carries over. Without a file, a table is drawn from a human's beliefs by the seed.
/// </summary>
/// <remarks>Of one file, worlds of different seeds differ only in which rows of D are held out, on which "d" is scored.</remarks>
public sealed record TableWorlds : IExplorableFamily
{
    /// <inheritdoc/>
    public string Name => "table";

    /// <inheritdoc/>
    public string Summary => "Any table with periods (a CSV file, or drawn): Z states how each column moves the log odds, and how that drifts; D* is the later periods.";

    /// <summary>The path of a CSV file; empty for a drawn table.</summary>
    [Description("CSV file with a period, columns and a label; empty for a drawn table")]
    public string Data { get; init; } = "";

    /// <summary>The path of a file of beliefs; empty for the defaults.</summary>
    [Description("file of beliefs, as 'ltp beliefs' writes one; empty for the defaults")]
    public string Beliefs { get; init; } = "";

    /// <summary>The share of the periods that is D.</summary>
    [Description("share of the periods that is D")]
    [Range(0.01, 0.99)]
    public double Cut { get; init; } = .55;

    /// <summary>The column of labels; empty for the beliefs' own, or "label".</summary>
    [Description("column of labels; empty: as the beliefs say, or label")]
    public string Label { get; init; } = "";

    /// <summary>The column of periods; empty for the beliefs' own, or "period".</summary>
    [Description("column of periods; empty: as the beliefs say, or period")]
    public string Period { get; init; } = "";

    /// <summary>The share of D's rows that is held out, so that scores on "d" are of labels that nobody has seen.</summary>
    [Description("share of D's rows held out to score on")]
    [Range(0.01, 0.5)]
    public double HeldOut { get; init; } = .2;

    /// <summary>How many rows a drawn table has.</summary>
    [Description("rows of a drawn table")]
    [Range(100, 100_000)]
    public int Examples { get; init; } = 600;

    /// <summary>How many periods a drawn table has.</summary>
    [Description("periods of a drawn table")]
    [Range(2, 1_000)]
    public int Periods { get; init; } = 12;

    /// <inheritdoc/>
    /// <exception cref="TableFormatException">The file, or the beliefs, cannot be used.</exception>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    /// <exception cref="ArgumentException">The table has too many columns or periods for a human to explore.</exception>
    public IExplorer Explorer => SampleTable(new Seed(0)).Explorer;

    /// <inheritdoc/>
    public int TreeDepth => SampleTable(new Seed(0)).TreeDepth;

    /// <inheritdoc/>
    /// <remarks>Two for each slope and base rate, where it is and where it goes, and one for each column, whether it carries over.</remarks>
    public int SuitableLatents
    {
        get
        {
            var structure = SampleTable(new Seed(0)).Structure;
            return Math.Clamp((2 * structure.Form.States) + structure.Latents.Columns, 2, 256);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="TableFormatException">The file, or the beliefs, cannot be used.</exception>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    public IWorld Sample(Seed seed) => SampleTable(seed);

    /// <summary>As <see cref="Sample"/>, with what only this world has.</summary>
    public TableWorld SampleTable(Seed seed)
    {
        FamilySettings.Check(this);
        if (string.IsNullOrWhiteSpace(Data))
        {
            if (!string.IsNullOrWhiteSpace(Beliefs + Label + Period))
            {
                throw new ArgumentException("Beliefs, Label and Period are about a table of one's own; name it by Data.");
            }

            var drawn = SyntheticTable.Draw(Examples, Periods, Cut, seed.For("table"));
            return new(drawn.Table, drawn.Beliefs, Cut, HeldOut, seed, drawn.Path);
        }

        var table = TableFile.Load(Data);
        return new(table, BeliefsOf(table), Cut, HeldOut, seed, null, isIgnorant: string.IsNullOrWhiteSpace(Beliefs));
    }

    /// <summary>The beliefs about a table: the file's, or the defaults.</summary>
    public TableBeliefs BeliefsOf(DataTable table)
    {
        var beliefs = string.IsNullOrWhiteSpace(Beliefs)
            ? DefaultBeliefs.Of(table, Or(Period, "period"), Or(Label, "label"))
            : BeliefsFile.Load(Beliefs, table);
        // A column of one value is refused where nobody has said that it is not to be read.
        return string.IsNullOrWhiteSpace(Beliefs)
            ? beliefs with { Columns = beliefs.Columns.Where(c => c.Value.IsRead).ToDictionary() }
            : beliefs with { Period = Or(Period, beliefs.Period), Label = beliefs.Label with { Column = Or(Label, beliefs.Label.Column) } };

        static string Or(string given, string otherwise) => string.IsNullOrWhiteSpace(given) ? otherwise : given;
    }
}
