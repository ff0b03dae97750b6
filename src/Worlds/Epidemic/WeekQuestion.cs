using System.Globalization;
using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>"How many cases were there in this week?", answered by one of the ranges that log10 of cases is cut into.</summary>
public sealed record WeekQuestion : Question
{
    internal WeekQuestion(int week, AnswerSet answers)
        : base(string.Create(CultureInfo.InvariantCulture, $"epidemic-{week}"), string.Create(CultureInfo.InvariantCulture, $"How many cases were there in week {week}, as log10?"), answers) =>
        Week = week;

    /// <summary>The week, from 0.</summary>
    public int Week { get; }
}
