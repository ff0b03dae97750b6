namespace LearningThePrior.Worlds.Epidemic;

/// <summary>What one z says: the form of the course, and a step, from 0, of each of its numbers.</summary>
/// <param name="Form">0 logistic, 1 linear, 2 exponential.</param>
/// <param name="R0">The step of R0.</param>
/// <param name="Capacity">The step of the capacity, which only a logistic course has any use for.</param>
/// <param name="Start">The step of the start.</param>
public readonly record struct Course(int Form, int R0, int Capacity, int Start)
{
    /// <summary>The step of a number: 0 R0, 1 capacity, 2 start.</summary>
    public int this[int number] => number switch { 0 => R0, 1 => Capacity, _ => Start };

    /// <summary>The course with another step of one number.</summary>
    public Course With(int number, int step) => number switch { 0 => this with { R0 = step }, 1 => this with { Capacity = step }, _ => this with { Start = step } };
}
