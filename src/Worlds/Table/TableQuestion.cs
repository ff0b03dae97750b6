using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Table;

/// <summary>"Which class has this row?", asked about one row of one period.</summary>
/// <param name="Id">Names the question within a run.</param>
/// <param name="Text">The row's cells in words.</param>
/// <param name="Answers">The classes.</param>
/// <param name="Row">The row in numbers.</param>
/// <param name="Period">Its period, from 0.</param>
public sealed record TableQuestion(string Id, string Text, AnswerSet Answers, CodedRow Row, int Period) : Question(Id, Text, Answers);
