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

    /// <summary>Whether it is in the other order, see <see cref="Mirror"/>.</summary>
    public bool IsMirrored { get; init; }

    /// <summary>The answers, by index, in the order in which a judge lists those that no side's label names: mirrored, the last comes first.</summary>
    public IEnumerable<int> ListedAnswers => Enumerable.Range(0, Question.Answers.Count).Select(i => IsMirrored ? Question.Answers.Count - 1 - i : i);

    /// <summary>
    /// The same case in the other order, wherever a judge is asked "mirrored": A and B change names, positions and answers are listed
    /// the other way round, and speeches that were spoken at once (<see cref="Turn.AtOnce"/>) are in the other order. A speech that could
    /// answer another one stays after it.
    /// </summary>
    /// <remarks>
    /// Credences are by answer and need no mirroring. Words stay as they were said: a speech that calls a side by its label
    /// means the other one now.
    /// </remarks>
    public JudgeCase Mirror() => this with
    {
        Positions = [.. Positions.Reverse().Select(p => (Other(p.Label), p.Position))],
        Turns = [.. MirroredOrder.Of(Turns, t => t.Round, t => t.AtOnce).Select(t => t with { Speaker = Other(t.Speaker) })],
        IsMirrored = !IsMirrored,
    };

    private static string Other(string label) => label switch { "A" => "B", "B" => "A", _ => label };
}
