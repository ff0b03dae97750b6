using System.Globalization;
using System.Text.RegularExpressions;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Transcripts.Importing.LlmDebate;

/// <summary>
/// Reads what a judge of llm_debate replied, in the forms that its core/agents/judge_quality.py and core/scoring/accuracy.py
/// write and read. Where those take the first letter that fits, a reply that names both answers is here no verdict.
/// </summary>
internal static partial class JudgeReply
{
    private const string Parser = "llm-debate/1";

    /// <summary>Reads a reply.</summary>
    /// <param name="reply">The judge's words.</param>
    /// <param name="correct">The right answer's place, 0 for A or 1 for B: people's confidence is stated in it.</param>
    public static Verdict Read(string reply, int correct)
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

        var letters = Letters().Matches(reply).Select(m => m.Groups.Values.Skip(1).First(g => g.Success).Value).Distinct().ToArray();
        return letters switch
        {
            [var letter] => new DecidedVerdict(Credences.Certain(letter == "A" ? 0 : 1, 2), new("choice", reply, Parser)),
            _ => new UnparseableVerdict(new("choice", reply, Parser)),
        };
    }

    /// <summary>Credences, given that of the right answer.</summary>
    public static Credences InTruth(double confidence, int correct) =>
        correct == 0 ? new(confidence, 1 - confidence) : new(1 - confidence, confidence);

    private static double? Number(Group group) =>
        double.TryParse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    [GeneratedRegex(@"Logit A: ([-+.0-9eE]+), Logit B: ([-+.0-9eE]+)")]
    private static partial Regex Logits();

    [GeneratedRegex(@"Confidence correct: ([.0-9eE-]+)\s*\z")]
    private static partial Regex Confidence();

    [GeneratedRegex(@"^\W*(?:Final )?Answer:\W*([AB])\b(?!\s*(?:or\b|and\b|/|\|))|\A\s*([AB])\)?\s*\z|correct answer is most likely to be \(([AB])", RegexOptions.Multiline)]
    private static partial Regex Letters();
}
