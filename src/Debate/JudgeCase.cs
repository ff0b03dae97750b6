using LearningThePrior.Probability;
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

    /// <summary>
    /// The same case in the other order: A and B change names, the positions are listed the other way round, and speeches
    /// that were spoken at once stand in the other order. Speeches that answer one another stay in theirs.
    /// </summary>
    /// <remarks>
    /// Credences are by answer and need no mirroring. Words stay as they were said: a speech that calls a side by its label
    /// means the other one now.
    /// </remarks>
    public JudgeCase Mirror() => this with
    {
        Positions = [.. Positions.Reverse().Select(p => (Other(p.Label), p.Position))],
        Turns = [.. InOtherOrder(Turns).Select(t => t with { Speaker = Other(t.Speaker) })],
    };

    private static string Other(string label) => label switch { "A" => "B", "B" => "A", _ => label };

    private static IEnumerable<Turn> InOtherOrder(IReadOnlyList<Turn> turns)
    {
        for (int start = 0, end; start < turns.Count; start = end)
        {
            var first = turns[start];
            end = start + 1;
            while (first.AtOnce && end < turns.Count && turns[end] is { AtOnce: true } next && next.Round == first.Round)
            {
                end++;
            }

            for (var i = end - 1; i >= start; i--)
            {
                yield return turns[i];
            }
        }
    }
}
