using System.Globalization;
using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Paraphrase;

/// <summary>"Is this statement true?"</summary>
/// <param name="Number">Which statement, from 1.</param>
public sealed record StatementQuestion(int Number) : Question(
    string.Create(CultureInfo.InvariantCulture, $"statement {Number}"),
    string.Create(CultureInfo.InvariantCulture, $"Is statement {Number} true?"),
    AnswerSet.NoYes);
