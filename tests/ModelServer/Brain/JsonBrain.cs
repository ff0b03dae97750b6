using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LearningThePrior.ModelServing.Brain;

/// <summary>Fits a JSON schema, with words and quotes from what was read.</summary>
internal sealed class JsonBrain
{
    private const int Deepest = 16;

    public Answer? Reply(JsonNode request) => request["response_format"]?["json_schema"]?["schema"] is { } schema
        ? new(new Filling(request, schema).Value(schema, "$", 0, null)?.ToJsonString() ?? "null")
        : null;

    private sealed class Filling(JsonNode request, JsonNode root)
    {
        private readonly NodeReads _reads = NodeReads.Of(request);

        public JsonNode? Value(JsonNode schema, string path, int depth, (string Address, string Text)? about)
        {
            schema = Resolved(schema);
            if (schema["enum"] is JsonArray { Count: > 0 } allowed)
            {
                return allowed[Draw(path, allowed.Count)]?.DeepClone();
            }

            return (schema["const"], TypeOf(schema)) switch
            {
                ({ } constant, _) => constant.DeepClone(),
                (_, "object") => Fields(schema, path, depth),
                (_, "array") => Items(schema, path, depth),
                (_, "integer") => JsonValue.Create(Whole(schema, path)),
                (_, "number") => JsonValue.Create(Math.Round(.05 + (.9 * RequestReading.Share(request, path)), 3)),
                (_, "boolean") => JsonValue.Create(Draw(path, 2) == 1),
                (_, "null") => null,
                _ => JsonValue.Create(Words(path, about)),
            };
        }

        private JsonObject Fields(JsonNode schema, string path, int depth)
        {
            var fields = new JsonObject();
            (string, string)? about = _reads.All.Count == 0 ? null : _reads.All[Draw(path, _reads.All.Count)];
            foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
            {
                if (property is not null && depth < Deepest)
                {
                    fields[name] = Value(property, $"{path}.{name}", depth + 1, about);
                }
            }

            return fields;
        }

        private JsonArray Items(JsonNode schema, string path, int depth)
        {
            var count = Math.Max((int?)schema["minItems"] ?? 1, Math.Min(1, (int?)schema["maxItems"] ?? 1));
            return schema["items"] is { } item && depth < Deepest
                ? new([.. Enumerable.Range(0, count).Select(i => Value(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), depth + 1, null))])
                : [];
        }

        // Address and quote within one object come from one and the same node.
        private string Words(string path, (string Address, string Text)? about)
        {
            var name = path[(path.LastIndexOf('.') + 1)..];
            if (about is not { } read)
            {
                return Sentence.Of(request, path);
            }

            if (name.Contains("address", StringComparison.OrdinalIgnoreCase))
            {
                return read.Address;
            }

            var sentences = NodeReads.Sentences(read.Text);
            return sentences.Count == 0 ? Sentence.Of(request, path) : sentences[Draw(path, sentences.Count)];
        }

        private long Whole(JsonNode schema, string path)
        {
            var least = (long?)schema["minimum"] ?? 0;
            var most = Math.Max(least, (long?)schema["maximum"] ?? least + 10);
            return least + (RequestReading.Hash(request, path) % (most - least + 1));
        }

        private JsonNode Resolved(JsonNode schema)
        {
            for (var i = 0; i < Deepest; i++)
            {
                var next = (schema["anyOf"] ?? schema["oneOf"]) is JsonArray { Count: > 0 } choices ? choices[0]
                    : schema["$ref"] is JsonValue reference ? At((string)reference!) : null;
                if (next is null)
                {
                    break;
                }

                schema = next;
            }

            return schema;
        }

        private JsonNode? At(string reference) => reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate((JsonNode?)root, (node, step) => node is JsonObject fields ? fields[step] : null);

        private int Draw(string path, int count) => (int)(RequestReading.Hash(request, path) % (uint)count);

        private static string? TypeOf(JsonNode schema) => schema["type"] switch
        {
            JsonArray types => types.Select(t => (string?)t).FirstOrDefault(t => t != "null"),
            JsonValue type when type.GetValueKind() == JsonValueKind.String => (string)type!,
            _ => schema["properties"] is null ? null : "object",
        };
    }
}
