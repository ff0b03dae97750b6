namespace LearningThePrior.Worlds.Epidemic;

/// <summary>What a page says of a number: that it is one of the steps from one to below another.</summary>
/// <param name="From">The first step, from 0.</param>
/// <param name="To">The first step after them.</param>
internal readonly record struct StepRange(int From, int To)
{
    /// <summary>What a page says that is not about the number: nothing.</summary>
    public static StepRange Nothing { get; } = new(-1, -1);

    /// <summary>Whether one step is left.</summary>
    public bool IsOne => To - From == 1;

    /// <summary>All steps of a number.</summary>
    public static StepRange All(int number) => new(0, Quantity.All[number].Steps);

    /// <summary>One step alone.</summary>
    public static StepRange One(int step) => new(step, step + 1);

    /// <summary>Whether a step is among them.</summary>
    public bool Holds(int step) => From <= step && step < To;

    /// <summary>Whether it says nothing that another contradicts: all its steps are among the other's.</summary>
    public bool IsWithin(StepRange other) => this != Nothing && other.From <= From && To <= other.To;
}
