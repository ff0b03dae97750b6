using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Experiments.Engine;

namespace LearningThePrior.Experiments.Debating;

/// <summary>A debate that is to be played.</summary>
/// <param name="Item">About what.</param>
/// <param name="Sample">Which of the debates about it.</param>
/// <param name="Swapped">Whether the debaters have changed answers.</param>
/// <param name="Draw">Which of the debates about questions in these words: what tells its calls from those of the others.</param>
internal sealed record PlannedDebate(DebateItem Item, int Sample, bool Swapped, int Draw)
{
    public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"{Item.Question.Id}/s{Sample:D2}-{(Swapped ? "ba" : "ab")}");

    /// <summary>The debate as an item of a run.</summary>
    public RunItem ToItem() => new(
        Id, DebateSeries.Kind, JsonSerializer.SerializeToElement(new DebateDescription(Item.Question.Id, Sample, Swapped, Draw), DebateDescriptionJson.Default.DebateDescription));
}

/// <summary>What tells a debate of a series from the others.</summary>
internal sealed record DebateDescription(string Question, int Sample, bool Swapped, int Draw);

/// <summary>How a debate's description is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DebateDescription))]
internal sealed partial class DebateDescriptionJson : JsonSerializerContext;
