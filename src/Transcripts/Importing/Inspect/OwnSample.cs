using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LearningThePrior.Transcripts.Importing.Inspect;

/// <summary>A sample that our own export wrote: the stored values stand in its metadata and its messages'.</summary>
internal static class OwnSample
{
    /// <summary>Whether it is one.</summary>
    public static bool Is(JsonPart sample) => sample.Find("metadata") is { } metadata
        && (metadata.Find("debate")?.Find("schema")?.TakeIf(StoredDebate.CurrentSchema) == true
            || metadata.Find("decomposition")?.Find("schema")?.TakeIf(StoredDecomposition.CurrentSchema) == true);

    /// <summary>Reads it as it was stored.</summary>
    public static ImportedDebate Read(JsonPart sample, string prefix, string runId, ILookup<string, StoredNode> nodes)
    {
        var metadata = sample["metadata"];
        if (metadata.Find("decomposition") is { } divided)
        {
            var decomposition = Of(divided, StoreFormats.Decompositions);
            decomposition = decomposition with { RunId = runId, DecompositionId = prefix + decomposition.DecompositionId };
            return With(new(decomposition.DecompositionId) { Decomposition = decomposition }, metadata, runId, decomposition.TreeId, nodes);
        }

        var turns = sample["messages"].Items().Select(m => As(m["metadata"]["turn"], StoreJson.Default.StoredTurn));
        var stored = As(metadata["debate"], StoreJson.Default.StoredDebate);
        var debate = Checked(sample, stored with { RunId = runId, DebateId = prefix + stored.DebateId, Turns = [.. turns] }, StoreFormats.Debates);
        return With(new(debate.DebateId) { Debate = debate }, metadata, runId, debate.TreeId, nodes);
    }

    private static ImportedDebate With(ImportedDebate imported, JsonPart metadata, string runId, string? tree, ILookup<string, StoredNode> nodes) => imported with
    {
        Judgements = [.. metadata["judgements"].Items().Select(j => Of(j, StoreFormats.Judgements) with { RunId = runId, DebateId = imported.DebateId })],
        Key = metadata.Find("key") is { } key ? Of(key, StoreFormats.Keys) with { RunId = runId, DebateId = imported.DebateId } : null,
        Nodes = tree is null ? [] : [.. nodes[tree].Select(n => n with { RunId = runId })],
    };

    /// <summary>A node of the export's own member.</summary>
    public static StoredNode Node(JsonPart line) => Of(line, StoreFormats.Nodes);

    private static T Of<T>(JsonPart part, StoreFormat<T> format)
        where T : class => Checked(part, As(part, format.Type), format);

    /// <summary>The value, if it may stand in the store.</summary>
    private static T Checked<T>(JsonPart part, T value, StoreFormat<T> format)
        where T : class => format.Check(value) is var (path, problem) ? throw part.Wrong($"cannot be stored: {path}: {problem}") : value;

    private static T As<T>(JsonPart part, JsonTypeInfo<T> type)
    {
        try
        {
            return part.Take().Deserialize(type) ?? throw part.Wrong("an object is expected.");
        }
        catch (JsonException error)
        {
            throw part.Wrong($"cannot be read as it was stored: {error.Message}");
        }
    }
}
