using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>A human's answer as a line of the store.</summary>
internal static class HumanVerdict
{
    private const double Tolerance = 1e-3;

    /// <summary>Whoever judges here comes after the debate and hears it round by round; the published rooms call it so.</summary>
    private const string Method = "human_offline_stepped";

    /// <summary>Makes the line; not dated.</summary>
    /// <exception cref="ArgumentException">The credences do not fit the answers or do not sum to one, or the reason is too long.</exception>
    public static StoredJudgement Of(HumanAnswer answer, JudgedItem item, HumanProgress at, JudgementLine.Whose whose, StoredKey? key)
    {
        if (answer.Credences.Count != item.Answers.Count
            || answer.Credences.Any(c => !(c >= 0 && c <= 1)) || !(Math.Abs(answer.Credences.Sum() - 1) <= Tolerance))
        {
            throw new ArgumentException($"A number from 0 to 1 for each of {item.Answers.Count} answers is expected, summing to one.", nameof(answer));
        }

        if (answer.Reason.Length > HumanSession.ReasonCharacters)
        {
            throw new ArgumentException($"The reason is longer than {HumanSession.ReasonCharacters} characters.", nameof(answer));
        }

        var line = JudgementLine.Of(
            new DecidedVerdict(Credences.Normalise(answer.Credences), new(Method, SpeechSanitizer.Escape(answer.Reason))),
            whose,
            new(at.Stage, answer.Final || at.Stage >= item.LastStage, at.Mirrored ? StoredJudgement.Mirrored : StoredJudgement.AsPlayed),
            null,
            key,
            item.Positions);
        return line.Raw is "" ? line with { Raw = null } : line;
    }
}
