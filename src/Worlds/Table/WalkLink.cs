namespace LearningThePrior.Worlds.Table;

/// <summary>How states move the log odds of the classes, by group: f's link, stated by <see cref="TableForm"/> or learned from verdicts.</summary>
/// <param name="form">The form.</param>
/// <param name="columnOf">[C]: the column of each coefficient.</param>
/// <param name="moves">[group][direction][K]: groups are the columns, then the base rates.</param>
public sealed class WalkLink(TableForm form, IReadOnlyList<int> columnOf, double[][][] moves)
{
    /// <summary>The form.</summary>
    public TableForm Form { get; } = form;

    /// <summary>[group][direction][K].</summary>
    public double[][][] Moves { get; } = moves;

    /// <summary>The link that a form states.</summary>
    public static WalkLink Of(TableCode code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var form = TableForm.Of(code);
        return new(form, code.ColumnOf, [.. code.Columns.Select(_ => form.Directions.ToArray()), [.. form.BaseRates]]);
    }

    /// <summary>The states that a row meets: with what number, and how one unit moves the classes' log odds.</summary>
    public RowDesign Of(CodedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (directions, rates) = (Form.Directions.Count, Form.BaseRates.Count);
        var count = (row.Coefficients.Length * directions) + rates;
        var design = new RowDesign(new int[count], new double[count], new double[count][]);
        var at = 0;
        for (var i = 0; i < row.Coefficients.Length; i++)
        {
            for (var r = 0; r < directions; r++, at++)
            {
                (design.States[at], design.Values[at], design.Moves[at]) =
                    (Form.State(row.Coefficients[i], r), row.Values[i], Moves[columnOf[row.Coefficients[i]]][r]);
            }
        }

        for (var b = 0; b < rates; b++, at++)
        {
            (design.States[at], design.Values[at], design.Moves[at]) = (Form.BaseState(b), 1, Moves[^1][b]);
        }

        return design;
    }
}

/// <summary>The states that one row meets.</summary>
/// <param name="States">[E]: which.</param>
/// <param name="Values">[E]: with what number.</param>
/// <param name="Moves">[E][K]: how one unit of the state moves the classes' log odds.</param>
public sealed record RowDesign(int[] States, double[] Values, double[][] Moves);
