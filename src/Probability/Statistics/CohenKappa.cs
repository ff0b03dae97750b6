namespace LearningThePrior.Probability.Statistics;

/// <summary>Agreement of two raters beyond what their own frequencies give by chance (Cohen 1960).</summary>
public static class CohenKappa
{
    /// <summary>Kappa of a square table of counts.</summary>
    /// <param name="table">Row by row: how often the first rater chose the row and the second the column.</param>
    /// <returns>Null where the table is empty, or both raters always chose the same category.</returns>
    /// <exception cref="ArgumentException">The table is not square.</exception>
    public static double? Of(ReadOnlySpan<double> table)
    {
        var size = (int)Math.Round(Math.Sqrt(table.Length));
        if (size * size != table.Length)
        {
            throw new ArgumentException("A square table is expected.", nameof(table));
        }

        double total = 0, agree = 0, chance = 0;
        for (var i = 0; i < size; i++)
        {
            double row = 0, column = 0;
            for (var j = 0; j < size; j++)
            {
                row += table[(i * size) + j];
                column += table[(j * size) + i];
            }

            total += row;
            agree += table[(i * size) + i];
            chance += row * column;
        }

        var free = (total * total) - chance;
        return free > 0 ? ((total * agree) - chance) / free : null;
    }
}
