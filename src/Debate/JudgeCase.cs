using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>All that a judge is handed; there is no answer key and no debater's name among it.</summary>
/// <param name="Question">The question debated.</param>
/// <param name="Positions">The positions by label, in the order in which the judge sees them listed.</param>
/// <param name="Turns">The speeches, with their citations' statuses.</param>
/// <param name="Reader">The judge's own budgeted view of Z.</param>
/// <param name="Seed">The randomness of this verdict.</param>
public sealed record JudgeCase(
    Question Question,
    IReadOnlyList<(string Label, Position Position)> Positions,
    IReadOnlyList<Turn> Turns,
    TreeReader Reader,
    Seed Seed)
{
    /// <summary>What the judge's own turns are recorded under; never a side's label.</summary>
    public const string JudgeLabel = "judge";

    /// <summary>Whether the judge may spend its whole reading budget on checks, however few it is used to.</summary>
    public bool IsExpert { get; init; }
}
