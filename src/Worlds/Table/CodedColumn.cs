namespace LearningThePrior.Worlds.Table;

/// <summary>How one column is read in numbers: one coefficient for a number or grade, one a level for a category.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Index">Its place in the table.</param>
/// <param name="Belief">What the human believes of it.</param>
/// <param name="First">Its first coefficient.</param>
/// <param name="Levels">A category's levels or a grade's grades, in order; null for a number.</param>
/// <param name="Mean">D's mean, of a number or a grade's place.</param>
/// <param name="Deviation">D's standard deviation of it.</param>
public sealed record CodedColumn(string Name, int Index, ColumnBelief Belief, int First, IReadOnlyList<string>? Levels, double Mean, double Deviation)
{
    private readonly Dictionary<string, int>? _places = Levels?.Index().ToDictionary(l => l.Item, l => l.Index, StringComparer.Ordinal);

    /// <summary>Whether each level has a coefficient of its own.</summary>
    public bool IsCategory => Belief.Type == ColumnType.Category;

    /// <summary>How many coefficients it has.</summary>
    public int Count => IsCategory ? Levels!.Count : 1;

    /// <summary>Which coefficient of all a cell faces, and with what number; null where the cell tells nothing. A level that is not known tells nothing.</summary>
    /// <exception cref="FormatException">A number's cell is none.</exception>
    public (int Coefficient, double Value)? Read(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (_places is not null)
        {
            return !_places.TryGetValue(cell, out var place) ? null : IsCategory ? (First + place, 1) : (First, (place - Mean) / Deviation);
        }

        return DataTable.IsMissing(cell) ? null
            : DataTable.Number(cell) is { } number ? (First, (number - Mean) / Deviation)
            : throw new FormatException($"'{cell}' is no number");
    }

    /// <summary>What coefficient <paramref name="coefficient"/> of all is about: the column, or the column and its level.</summary>
    public string NameOf(int coefficient) => IsCategory ? $"{Name} = {Levels![coefficient - First]}" : Name;
}
