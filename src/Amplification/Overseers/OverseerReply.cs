using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>What keeps the reply of a model that oversees from being read.</summary>
internal static class OverseerReply
{
    // Room for what is wrong with it in the raw text of a verdict.
    private const int Characters = VerdictParts.RawCharacters - 256;

    /// <summary>The reply with what is wrong with it where it was declined, cut off or filtered; null where it came to its end.</summary>
    public static string? Problem(ModelReply reply) => reply switch
    {
        { Refusal: { } refusal } => With($"{reply.Text} {refusal}", "the model declined"),
        { Finish: FinishReason.Length } => With(reply.Text, "the reply is cut off at the limit of tokens"),
        { Finish: FinishReason.Filtered } => With(reply.Text, "the reply is filtered"),
        _ => null,
    };

    /// <summary>What was said with what is wrong with it.</summary>
    public static string With(string said, string problem) => $"{SpeechSanitizer.Cut(said.Trim(), Characters)}\n({SpeechSanitizer.Cut(problem, 200)})".TrimStart();
}
