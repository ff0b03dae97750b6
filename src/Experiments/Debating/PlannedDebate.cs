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
/// <param name="Prefix">What its id begins with, where a run holds several series.</param>
internal sealed record PlannedDebate(DebateItem Item, int Sample, bool Swapped, int Draw, string Prefix = "")
{
    /// <summary>Names it within its series, and in every series of a run that asks the same questions.</summary>
    public string Key { get; } = string.Create(CultureInfo.InvariantCulture, $"{Item.Question.Id}/s{Sample:D2}-{(Swapped ? "ba" : "ab")}");

    /// <summary>Names it within its run.</summary>
    public string Id => Prefix + Key;

    /// <summary>The debate as an item of a run.</summary>
    public RunItem ToItem() => new(
        Key, DebateSeries.Kind, JsonSerializer.SerializeToElement(new DebateDescription(Item.Question.Id, Sample, Swapped, Draw), DebateDescriptionJson.Default.DebateDescription));
}

/// <summary>What tells a debate of a series from the others.</summary>
internal sealed record DebateDescription(string Question, int Sample, bool Swapped, int Draw);

/// <summary>How a debate's description is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DebateDescription))]
internal sealed partial class DebateDescriptionJson : JsonSerializerContext;
