namespace LearningThePrior.Amplification.Tasks;

/// <summary>A field of questions, answers or facts.</summary>
/// <param name="Name">What it means.</param>
/// <param name="Count">Its numbers run from 0 to below this.</param>
public sealed record TokenField(string Name, int Count)
{
    /// <summary>Whether its numbers are amounts, which an overseer may add.</summary>
    public bool IsAmount { get; init; }
}
