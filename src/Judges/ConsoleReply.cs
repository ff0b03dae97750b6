using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Judges;

/// <summary>Reads what a human typed as a verdict.</summary>
internal static class ConsoleReply
{
    private const string Parser = "console/1";

    // People round: "33 33 33" is meant to be all.
    private const double Rounding = 1;

    /// <summary>The verdict: "tie", "abstain", or percentages of all answers or of all but the last; null for anything else.</summary>
    public static Verdict? Read(string line, AnswerSet answers)
    {
        var source = new VerdictSource("human", line, Parser);
        var words = line.Split((char[])[' ', '\t', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [var word] when word.Equals("tie", StringComparison.OrdinalIgnoreCase) => new TieVerdict(source),
            [var word] when word.Equals("abstain", StringComparison.OrdinalIgnoreCase) => new AbstainedVerdict(source),
            _ => Percentages(words, answers.Count) is { } credences ? new DecidedVerdict(credences, source) : null,
        };
    }

    private static Credences? Percentages(string[] words, int count)
    {
        var values = new double[count];
        if (words.Length != count && words.Length != count - 1)
        {
            return null;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (!double.TryParse(words[i].TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out values[i]))
            {
                return null;
            }
        }

        var total = values.Sum();
        if (words.Length < count)
        {
            values[^1] = 100 - total;
            return values[^1] >= 0 ? Credences.Normalise(values) : null;
        }

        return Math.Abs(total - 100) <= Rounding ? Credences.Normalise(values) : null;
    }
}
