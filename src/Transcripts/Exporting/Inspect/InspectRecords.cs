using System.Text.Json;
using System.Text.Json.Serialization;

namespace LearningThePrior.Transcripts.Exporting.Inspect;

// The parts of Inspect's log that are written, named as in inspect_ai/log/_log.py, model/_chat_message.py, model/_model_output.py
// and scorer/_metric.py of github.com/UKGovernmentBEIS/inspect_ai. All keys without a default there are here.

/// <summary>Begins a log: <c>_journal/start.json</c>.</summary>
internal sealed record InspectStart(int Version, InspectSpec Eval, InspectPlan Plan);

/// <summary>Ends a log: <c>header.json</c>, an EvalLog without its samples.</summary>
internal sealed record InspectHeader(int Version, string Status, InspectSpec Eval, InspectPlan Plan, InspectResults Results, InspectStats Stats);

/// <summary>EvalSpec.</summary>
internal sealed record InspectSpec(
    string EvalId,
    string RunId,
    DateTimeOffset Created,
    string Task,
    string TaskId,
    int TaskVersion,
    InspectDataset Dataset,
    string Model,
    IReadOnlyDictionary<string, InspectModel> ModelRoles,
    InspectEmpty Config,
    IReadOnlyDictionary<string, string> Packages,
    IReadOnlyDictionary<string, string> Metadata);

/// <summary>ModelConfig: who played a role in every debate of the run.</summary>
internal sealed record InspectModel(string Model);

/// <summary>EvalDataset.</summary>
internal sealed record InspectDataset(string Name, int Samples, IReadOnlyList<string> SampleIds, bool Shuffled);

/// <summary>EvalPlan.</summary>
internal sealed record InspectPlan(string Name, IReadOnlyList<InspectStep> Steps, InspectEmpty Config);

/// <summary>EvalPlanStep.</summary>
internal sealed record InspectStep(string Solver, InspectEmpty Params);

/// <summary>EvalResults.</summary>
internal sealed record InspectResults(int TotalSamples, int CompletedSamples, IReadOnlyList<InspectScorer> Scores);

/// <summary>EvalScore.</summary>
internal sealed record InspectScorer(string Name, string Scorer, InspectEmpty Params, IReadOnlyDictionary<string, InspectMetric> Metrics);

/// <summary>EvalMetric.</summary>
internal sealed record InspectMetric(string Name, double Value, InspectEmpty Params);

/// <summary>EvalStats.</summary>
internal sealed record InspectStats(string StartedAt, string CompletedAt, InspectEmpty ModelUsage);

/// <summary>EvalSample.</summary>
internal sealed record InspectSample(
    string Id,
    int Epoch,
    string Input,
    IReadOnlyList<string> Choices,
    string Target,
    IReadOnlyList<InspectMessage> Messages,
    InspectOutput Output,
    IReadOnlyDictionary<string, InspectScore> Scores,
    IReadOnlyDictionary<string, JsonElement> Metadata,
    InspectEmpty Store,
    IReadOnlyList<InspectEmpty> Events,
    InspectEmpty ModelUsage,
    InspectEmpty Attachments,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] InspectError? Error);

/// <summary>EvalError.</summary>
internal sealed record InspectError(string Message, string Traceback, string TracebackAnsi);

/// <summary>
/// EvalSampleSummary: a line of <c>summaries.json</c>, which is all that Inspect's viewer and data frames read of a sample before it is
/// opened. One that is not completed is shown as still running.
/// </summary>
internal sealed record InspectSummary(
    string Id,
    int Epoch,
    string Input,
    IReadOnlyList<string> Choices,
    string Target,
    IReadOnlyDictionary<string, JsonElement> Metadata,
    IReadOnlyDictionary<string, InspectScore> Scores,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error,
    bool Completed);

/// <summary>ChatMessageUser or ChatMessageAssistant; only of the latter a model is told, which here is the speaker by name.</summary>
internal sealed record InspectMessage(
    string Id,
    string Role,
    string Content,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Model,
    IReadOnlyDictionary<string, JsonElement> Metadata);

/// <summary>ModelOutput.</summary>
internal sealed record InspectOutput(string Model, IReadOnlyList<InspectEmpty> Choices, string Completion);

/// <summary>Score.</summary>
internal sealed record InspectScore(JsonElement Value, string? Answer, string? Explanation, IReadOnlyDictionary<string, JsonElement> Metadata);

/// <summary>An object with nothing in it.</summary>
internal sealed record InspectEmpty
{
    public static InspectEmpty Object { get; } = new();
}
