namespace LearningThePrior.Transcripts.Exporting.Training;

/// <summary>
/// One debater's side of a debate as a chat with a reward, in the form that trainers of language models read (<c>messages</c> with
/// <c>role</c> and <c>content</c>): one for each debater and each decided verdict.
/// </summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="RunId">The run.</param>
/// <param name="DebateId">The debate.</param>
/// <param name="QuestionId">Names the question: what to split data by.</param>
/// <param name="Protocol">How it was played.</param>
/// <param name="Seat">Whose side this is: "debater_a" or "debater_b".</param>
/// <param name="Debater">Who sat there.</param>
/// <param name="Messages">
/// The debate as this debater heard it, from the transcript: a system message says what it defends, a user message asks, its own speeches are the
/// assistant's, and whatever was said between them is the next user message. The prompts that were sent are in the run's calls.
/// </param>
/// <param name="Trainable">For each message whether it is to be learned: the debater's own speeches.</param>
/// <param name="Reward">
/// The judge's credence in the answer defended, from 0 to 1. Where a distribution q was defended against the judge's p: 1 - |p - q|²/2.
/// </param>
/// <param name="JudgeId">Whose verdict it is.</param>
/// <param name="JudgeKind">What kind of judge.</param>
/// <param name="Order">In which order the judge heard the sides.</param>
/// <param name="Correct">Whether the answer defended is the right one; null where that is not known or a distribution was defended.</param>
public sealed record ChatLine(
    string Schema,
    string RunId,
    string DebateId,
    string QuestionId,
    string Protocol,
    string Seat,
    string Debater,
    IReadOnlyList<ChatLineMessage> Messages,
    IReadOnlyList<bool> Trainable,
    double Reward,
    string JudgeId,
    string JudgeKind,
    string Order,
    bool? Correct)
{
    /// <summary>The schema that this version writes.</summary>
    public const string CurrentSchema = "ltp.chat/1";
}

/// <summary>A message of a chat.</summary>
/// <param name="Role">"system", "user" or "assistant".</param>
/// <param name="Content">Its words.</param>
public sealed record ChatLineMessage(string Role, string Content);
