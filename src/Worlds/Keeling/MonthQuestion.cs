using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>"What was the value in this month?", answered by one of the ranges that values are cut into.</summary>
public sealed record MonthQuestion : Question
{
    /// <summary>Asks about one row of a record.</summary>
    /// <param name="row">The month; its value is not kept.</param>
    /// <param name="scale">The record's scale.</param>
    /// <param name="answers">The ranges.</param>
    public MonthQuestion(SeriesRow row, SeriesScale scale, AnswerSet answers)
        : base($"keeling-{NotNull(row).Label}", TextOf(row), answers)
    {
        ArgumentNullException.ThrowIfNull(scale);
        Label = row.Label;
        Basis = scale.Basis(row.Years);
    }

    /// <summary>The date as the file writes it.</summary>
    public string Label { get; }

    /// <summary>What faces each of the eight parameters at that time, see <see cref="SeriesScale.Basis"/>.</summary>
    public IReadOnlyList<double> Basis { get; }

    private static SeriesRow NotNull(SeriesRow row) => row ?? throw new ArgumentNullException(nameof(row));

    private static string TextOf(SeriesRow row) => row.Label.Length == "yyyy-MM".Length
        ? $"What was the monthly value in {row.Label}?"
        : $"What was the value on {row.Label}?";
}
