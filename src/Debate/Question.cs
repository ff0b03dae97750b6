namespace LearningThePrior.Debate;

/// <summary>
/// An x about which the debaters argue "what does Z imply about x?". Worlds derive from it to carry x in numbers; the
/// text is what a human or a language model reads. It holds no answer key.
/// </summary>
/// <param name="Id">Names the question within a run.</param>
/// <param name="Text">The question as it is asked.</param>
/// <param name="Answers">The answers that it allows.</param>
public record Question(string Id, string Text, AnswerSet Answers);
