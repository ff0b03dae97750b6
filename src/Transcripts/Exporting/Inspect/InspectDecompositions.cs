using System.Text.Json;

namespace LearningThePrior.Transcripts.Exporting.Inspect;

/// <summary>A decomposition as a sample: each question with its answer as a message, its overseer's and others' verdicts as scores, all else as metadata.</summary>
internal static class InspectDecompositions
{
    public static InspectSample Of(string id, StoredDecomposition decomposition, StoredKey? key, IReadOnlyList<StoredJudgement> judgements)
    {
        var answers = decomposition.Answers ?? [];
        var metadata = new Dictionary<string, JsonElement>
        {
            ["decomposition"] = JsonSerializer.SerializeToElement(decomposition, InspectJson.Default.StoredDecomposition),
            ["judgements"] = JsonSerializer.SerializeToElement(judgements, InspectJson.Default.IReadOnlyListStoredJudgement),
        };
        if (key is not null)
        {
            metadata["key"] = JsonSerializer.SerializeToElement(key, InspectJson.Default.StoredKey);
        }

        return new(
            id,
            1,
            decomposition.QuestionText ?? decomposition.Questions[0].Question,
            answers,
            key?.Correct is { } correct && correct < answers.Count ? answers[correct] : "",
            [.. decomposition.Questions.Select(q => Message(decomposition.DecompositionId, q))],
            new(decomposition.Overseer, [], decomposition.Questions[0].Answer ?? ""),
            InspectSamples.Scores(judgements, answers),
            metadata,
            InspectEmpty.Object,
            [],
            InspectEmpty.Object,
            InspectEmpty.Object,
            decomposition.Error is { } error ? new(error, "", "") : null);
    }

    private static InspectMessage Message(string id, StoredSubquestion question) => new(
        FormattableString.Invariant($"{id}-{question.Index}"),
        "assistant",
        $"{question.Question}\n→ {question.Answer ?? $"no answer: {question.Missing}"}",
        Model: null,
        new Dictionary<string, JsonElement>());
}
