using System.Text.Json.Serialization;
using LearningThePrior.Debate;

namespace LearningThePrior.Experiments.Decomposing;

/// <summary>A question about a library.</summary>
/// <param name="Id">Names it within the run.</param>
/// <param name="Text">What is asked.</param>
public sealed record LibraryQuestion(string Id, string Text)
{
    /// <summary>The answers to choose from, so that it ends in a verdict; null where it is answered in words alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Answers { get; init; }

    /// <summary>The right answer's index, which scores and is shown to nobody; null where it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Correct { get; init; }

    /// <summary>Which question of the run it is, from 0: calls that two questions make alike are two calls, so that what each cost does not depend on which was faster.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Sample { get; init; }

    internal Question ToQuestion() => new(Id, Text, Answers is null ? AnswerSet.NoYes : new(Answers));
}

/// <summary>How a question is written as an item of a run.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LibraryQuestion))]
internal sealed partial class LibraryQuestionJson : JsonSerializerContext;
