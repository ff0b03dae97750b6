namespace LearningThePrior.Worlds.Table;

/// <summary>One thing that Z states of a table.</summary>
/// <param name="Group">The column that it is about, the base rates after the last column.</param>
public abstract record Statement(int Group);

/// <summary>How fast slopes, or base rates, change in comparison with what the human said.</summary>
/// <param name="Group">The group of base rates, or -1 for slopes.</param>
public sealed record PaceStatement(int Group) : Statement(Group);

/// <summary>Whether what D shows of a column carries over.</summary>
/// <param name="Group">The column.</param>
public sealed record CarriesStatement(int Group) : Statement(Group);

/// <summary>Where a state is at a period, judged against where it is at periods stated before: the first period's against nothing, the ends of D and of D* against those, the rest by midpoint refinement.</summary>
/// <param name="Group">The column.</param>
/// <param name="State">The state.</param>
/// <param name="Period">The period.</param>
/// <param name="Before">A period before, which is stated already; null for none.</param>
/// <param name="After">A period after, which is stated already; null for none.</param>
public sealed record WalkStatement(int Group, int State, int Period, int? Before, int? After) : Statement(Group)
{
    /// <summary>The share of the way from <see cref="Before"/> to <see cref="After"/>, and the number of steps of which the value may deviate from that.</summary>
    public (double Share, double Steps) Bridge() => (Before, After) switch
    {
        ({ } a, { } b) => ((double)(Period - a) / (b - a), (double)(Period - a) * (b - Period) / (b - a)),
        ({ } a, null) => (0, Period - a),
        _ => (0, 0),
    };
}
