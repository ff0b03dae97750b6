namespace LearningThePrior.Worlds.Table;

/// <summary>
/// What a table tells learners of how x and z hang together, which is what is handed over: log odds are a sum over columns, each column's slopes walk at random
/// from period to period and are judged against where they were, and how x is coded in numbers. How a statement moves the classes, and how wide, how lasting and
/// how likely to carry over the human thinks slopes are, is for verdicts to say.
/// </summary>
/// <param name="Form">Classes, coefficients and directions.</param>
/// <param name="ColumnOf">[C]: the column of each coefficient.</param>
/// <param name="Latents">z.</param>
public sealed record TableStructure(TableForm Form, IReadOnlyList<int> ColumnOf, TableLatents Latents) : WorldStructure
{
    /// <summary>How many groups of states there are: the columns, and the base rates.</summary>
    public int Groups => Latents.Columns + 1;

    /// <summary>The group of each state.</summary>
    public int[] GroupOf() =>
    [
        .. ColumnOf.SelectMany(g => Enumerable.Repeat(g, Form.Directions.Count)),
        .. Form.BaseRates.Select(_ => Latents.Columns),
    ];
}
