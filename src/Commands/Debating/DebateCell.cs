using System.Globalization;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Experiments.Debating;

namespace LearningThePrior.Cli.Debating;

/// <summary>The cell of an experiment that debates belong to.</summary>
/// <param name="RunId">The run of all cells.</param>
/// <param name="Name">Names the cell, and begins its debates' ids.</param>
/// <param name="Factors">What tells it from other cells: labels of its debates, but for what the analysis knows of every debate.</param>
/// <param name="Source">Which of several sets of questions and documents it asks, where cells ask different ones; null where all ask the same.</param>
internal sealed record DebateCell(string RunId, string Name, IReadOnlyDictionary<string, string> Factors, int? Source)
{
    /// <summary>The label that names the cell.</summary>
    public const string Label = "cell";

    /// <summary>The questions as they are asked in this cell.</summary>
    public IReadOnlyList<DebateItem> Of(IReadOnlyList<DebateItem> items) => [.. items.Select(Of)];

    private DebateItem Of(DebateItem item)
    {
        var labels = new SortedDictionary<string, string>(item.Labels.ToDictionary(), StringComparer.Ordinal) { [Label] = Name };
        foreach (var (name, level) in Factors.Where(f => !AnalysisOptions.OwnFactors.Contains(f.Key)))
        {
            labels[name] = level;
        }

        return item with
        {
            Question = item.Question with { Id = Numbered(item.Question.Id) },
            TreeId = Numbered(item.TreeId),
            Labels = labels,
        };
    }

    private string Numbered(string id) => Source is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}-{id}") : id;
}
