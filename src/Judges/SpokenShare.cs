using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Judges;

/// <summary>
/// Decides by an amount that each side's speeches have, whatever they say. An answer's weight is the amount of the sides that stand
/// for it; its credence is (start + weight) / (sum of start + weight over all answers). A tie where the greatest weight is shared;
/// an abstention where no side stands for an answer.
/// </summary>
internal static class SpokenShare
{
    /// <summary>Weighs the sides.</summary>
    /// <param name="case">The case.</param>
    /// <param name="amount">The amount of all speeches of one side.</param>
    /// <param name="unit">What the amount counts, in the plural.</param>
    /// <param name="start">What every answer has before anyone speaks, so that a few words do not make certainty.</param>
    public static Verdict Weigh(JudgeCase @case, Func<IEnumerable<Turn>, int> amount, string unit, int start)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var weights = new double[@case.Question.Answers.Count];
        var told = new List<string>();
        foreach (var (label, position) in @case.Positions)
        {
            if (position is AnswerPosition side)
            {
                var spoken = amount(@case.Turns.Where(t => t.Speaker == label));
                weights[side.Answer] += spoken;
                told.Add(string.Create(CultureInfo.InvariantCulture, $"{label} has {spoken} {unit}"));
            }
        }

        if (told.Count == 0)
        {
            return new AbstainedVerdict(new("counted", "No side stands for an answer."));
        }

        var source = new VerdictSource("counted", string.Join(", ", told) + ".");
        var greatest = weights.Max();
        return weights.Count(w => w == greatest) > 1
            ? new TieVerdict(source)
            : new DecidedVerdict(Credences.Normalise([.. weights.Select(w => start + w)]), source);
    }
}
