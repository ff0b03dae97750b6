using LearningThePrior.LanguageModels;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>Reads which answer a stored reply chooses, as replies of live judges are read: see <see cref="LabelReader"/>.</summary>
internal static class ImportedChoice
{
    /// <summary>The answer's index; null where the reply chooses none, or more than one.</summary>
    /// <param name="reply">The judge's words; an answer's own text chooses it too.</param>
    /// <param name="answers">The answers: the first is A.</param>
    public static int? Read(string reply, IReadOnlyList<string> answers) =>
        answers.Count > 26 ? null : LabelReader.Read(reply, [.. answers.Select((text, i) => new ChoiceAnswer(ChoiceAnswer.LabelOf(i, answers.Count), text))]).Answer;
}
