using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>The JSON Schema (draft 2020-12) of one file of the store, made of its records: names, nullability, words and docs.</summary>
internal static class PublishedSchema
{
    private static readonly Dictionary<(Type Of, string Property), string[]> Words = new()
    {
        [(typeof(StoredDebate), "status")] = StoreWords.Statuses,
        [(typeof(StoredSide), "label")] = StoreWords.Labels,
        [(typeof(StoredTurn), "role")] = StoreWords.Roles,
        [(typeof(StoredTurn), "task")] = StoreWords.Tasks,
        [(typeof(StoredJudgement), "judge_kind")] = StoreWords.JudgeKinds,
        [(typeof(StoredJudgement), "order")] = StoreWords.Orders,
        [(typeof(StoredJudgement), "parse_status")] = StoreWords.ParseStatuses,
        [(typeof(RunInfo), "schema")] = [RunInfo.CurrentSchema],
        [(typeof(StoredDebate), "schema")] = [StoredDebate.CurrentSchema],
        [(typeof(StoredJudgement), "schema")] = [StoredJudgement.CurrentSchema],
        [(typeof(StoredKey), "schema")] = [StoredKey.CurrentSchema],
        [(typeof(StoredNode), "schema")] = [StoredNode.CurrentSchema],
        [(typeof(StoredCall), "schema")] = [StoredCall.CurrentSchema],
        [(typeof(StoredPrediction), "schema")] = [StoredPrediction.CurrentSchema],
        [(typeof(StoredCall), "role")] = StoreWords.CallRoles,
        [(typeof(StoredCall), "failure")] = StoreWords.CallFailures,
        [(typeof(StoredAttempt), "billing")] = StoreWords.Billings,
        [(typeof(JournalEvent), "schema")] = [JournalEvent.CurrentSchema],
        [(typeof(JournalEvent), "event")] = [JournalEvent.DebateEvent],
    };

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text, as it is committed.</summary>
    public static string Of(JsonTypeInfo type, string name)
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = name,
            ["description"] = XmlDocs.Of(type.Type),
        };
        foreach (var (key, value) in type.GetJsonSchemaAsNode(options).AsObject().Where(p => p.Key != "description").ToArray())
        {
            schema[key] = value?.DeepClone();
        }

        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        var schema = OfConverted(context.TypeInfo.Type) ?? node;
        if (schema is not JsonObject described || context.PropertyInfo is not { } property)
        {
            return schema;
        }

        if (Words.TryGetValue((property.DeclaringType, property.Name), out var words))
        {
            var nullable = described["type"] is JsonArray types && types.Any(t => (string?)t == "null");
            described["enum"] = new JsonArray([.. words.Select(w => JsonValue.Create(w)), .. nullable ? [null] : Array.Empty<JsonNode?>()]);
        }

        if (XmlDocs.Of(property.DeclaringType, property.Name) is { } text)
        {
            described.Insert(0, "description", text);
        }

        return described;
    }

    /// <summary>What our own converters write.</summary>
    private static JsonObject? OfConverted(Type type) => type switch
    {
        _ when type == typeof(NodeAddress) => new() { ["type"] = "string", ["pattern"] = "^(/|(/(0|[1-9][0-9]*))+)$" },
        _ when type == typeof(IReadOnlyList<NodeAddress>) => new() { ["type"] = "array", ["items"] = OfConverted(typeof(NodeAddress)) },
        _ when type == typeof(Amounts) => new() { ["type"] = "string", ["pattern"] = "^-?[0-9]+(,-?[0-9]+)*$" },
        _ when type == typeof(Credences) => new()
        {
            ["type"] = "array",
            ["minItems"] = 2,
            ["items"] = new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
        },
        _ when type == typeof(TextSpan) || type == typeof(TextSpan?) => new()
        {
            ["type"] = type == typeof(TextSpan) ? "array" : new JsonArray("array", "null"),
            ["minItems"] = 2,
            ["maxItems"] = 2,
            ["items"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
        },
        _ => null,
    };
}
