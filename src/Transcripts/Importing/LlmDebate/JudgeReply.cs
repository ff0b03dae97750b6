using System.Globalization;
using System.Text.RegularExpressions;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Transcripts.Importing.LlmDebate;

/// <summary>
/// Reads what a judge of llm_debate replied, in the forms that its core/agents/judge_quality.py and core/scoring/accuracy.py
/// write and read. Where those take the first letter that fits, letters are here read as those of live judges are.
/// </summary>
internal static partial class JudgeReply
{
    private const string Parser = "llm-debate/2";

    /// <summary>Reads a reply.</summary>
    /// <param name="reply">The judge's words.</param>
    /// <param name="answers">The answers of A and B.</param>
    /// <param name="correct">The right answer's place, 0 for A or 1 for B: people's confidence is stated in it.</param>
    public static Verdict Read(string reply, IReadOnlyList<string> answers, int correct)
    {
        if (Logits().Match(reply) is { Success: true } logits
            && Number(logits.Groups[1]) is { } a && Number(logits.Groups[2]) is { } b)
        {
            var top = Math.Max(a, b);
            return new DecidedVerdict(Credences.Normalise([Math.Exp(a - top), Math.Exp(b - top)]), new("logprob", reply, Parser));
        }

        if (Confidence().Match(reply) is { Success: true } confidence && Number(confidence.Groups[1]) is >= 0 and <= 1 and var sure)
        {
            return new DecidedVerdict(InTruth(sure, correct), new("human", reply, Parser));
        }

        // One of its prompts has the judge end in these words before the letter.
        var words = reply.Replace("correct answer is most likely to be", "answer is", StringComparison.Ordinal);
        return ImportedChoice.Read(words, answers) is { } choice
            ? new DecidedVerdict(Credences.Certain(choice, answers.Count), new("choice", reply, Parser))
            : new UnparseableVerdict(new("choice", reply, Parser));
    }

    /// <summary>Credences, given that of the right answer.</summary>
    public static Credences InTruth(double confidence, int correct) =>
        correct == 0 ? new(confidence, 1 - confidence) : new(1 - confidence, confidence);

    private static double? Number(Group group) =>
        double.TryParse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    [GeneratedRegex(@"Logit A: ([-+.0-9eE]{1,40}), Logit B: ([-+.0-9eE]{1,40})")]
    private static partial Regex Logits();

    [GeneratedRegex(@"Confidence correct: ([.0-9eE-]{1,40})\s*\z")]
    private static partial Regex Confidence();
}
