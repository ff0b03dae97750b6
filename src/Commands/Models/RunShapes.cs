using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Files;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Models;

/// <summary>The shapes of requests that a run's endpoints were found to take, as <c>request_shapes</c> in its <c>run.json</c>: a run that goes on knows them.</summary>
internal static class RunShapes
{
    private const string Field = "request_shapes";

    /// <summary>How a run's models are called, with what it knows of their requests beside what is known beforehand.</summary>
    /// <param name="options">How they are called.</param>
    /// <param name="folder">The run's folder.</param>
    public static GatewayOptions WithShapesOf(this GatewayOptions options, string folder) =>
        options with { Shapes = options.Shapes.Concat(Of(folder)).GroupBy(s => s.Key).ToDictionary(s => s.Key, s => s.Last().Value) };

    /// <summary>What a run knows; nothing where it has just begun.</summary>
    /// <param name="folder">The run's folder.</param>
    private static Dictionary<ModelName, RequestShape> Of(string folder)
    {
        Dictionary<ModelName, RequestShape> shapes = [];
        if (File.Exists(ModelRunFile.PathIn(folder)) && StoredRun.Open(folder).Info.More?.GetValueOrDefault(Field) is { ValueKind: JsonValueKind.Object } known)
        {
            foreach (var (name, shape) in JsonObject.Create(known)!)
            {
                shapes[ModelName.Parse(name)] = Read(shape!);
            }
        }

        return shapes;
    }

    /// <summary>Writes down what a run found out; where that is nothing new, nothing is written.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="shapes">What is known now.</param>
    public static void Keep(string folder, IReadOnlyDictionary<ModelName, RequestShape> shapes)
    {
        var before = Of(folder);
        if (shapes.All(s => before.GetValueOrDefault(s.Key) == s.Value))
        {
            return;
        }

        var info = StoredRun.Open(folder).Info;
        var all = before.Where(b => !shapes.ContainsKey(b.Key)).Concat(shapes).OrderBy(s => s.Key.ToString(), StringComparer.Ordinal);
        JsonObject written = new(all.Select(s => KeyValuePair.Create(s.Key.ToString(), (JsonNode?)Write(s.Value))));
        var more = info.More is { } had ? new Dictionary<string, JsonElement>(had) : [];
        more[Field] = JsonSerializer.SerializeToElement(written, ShapeJson.Default.JsonObject);
        UnfinishedFile.Write(ModelRunFile.PathIn(folder), [.. JsonSerializer.SerializeToUtf8Bytes(info with { More = more }, StoreJson.Default.RunInfo), (byte)'\n']);
    }

    /// <summary>Writes down what a gateway knows now, and what it has found out when this is disposed of, however the run ends; that is told too.</summary>
    public static IDisposable Kept(string folder, ModelGateway gateway, TextWriter error) => new Keeping(folder, gateway, error);

    /// <summary>A shape as JSON.</summary>
    public static JsonObject Write(RequestShape shape) => new()
    {
        ["token_parameter"] = shape.TokenParameter,
        ["system_role"] = shape.SystemRole,
        ["most_top_logprobs"] = shape.MostTopLogProbabilities,
        ["left_out"] = new JsonArray([.. shape.LeftOut.Order(StringComparer.Ordinal).Select(f => (JsonNode)f)]),
    };

    /// <summary>A shape as <see cref="Write"/> wrote it.</summary>
    public static RequestShape Read(JsonNode shape) => new()
    {
        TokenParameter = (string?)shape["token_parameter"],
        SystemRole = (bool?)shape["system_role"] ?? true,
        MostTopLogProbabilities = (int?)shape["most_top_logprobs"],
        LeftOut = (shape["left_out"] as JsonArray ?? []).Select(f => (string)f!).ToImmutableSortedSet(StringComparer.Ordinal),
    };

    private sealed class Keeping : IDisposable
    {
        private readonly string _folder;
        private readonly ModelGateway _gateway;
        private readonly TextWriter _error;
        private readonly IReadOnlyDictionary<ModelName, RequestShape> _before;

        public Keeping(string folder, ModelGateway gateway, TextWriter error)
        {
            (_folder, _gateway, _error, _before) = (folder, gateway, error, gateway.Shapes);
            Keep(folder, _before);
        }

        public void Dispose()
        {
            Keep(_folder, _gateway.Shapes);
            foreach (var (model, shape) in _gateway.Shapes.OrderBy(s => s.Key.ToString(), StringComparer.Ordinal))
            {
                foreach (var difference in shape.Differences.Except(_before.GetValueOrDefault(model, RequestShape.AsAsked).Differences))
                {
                    _error.WriteLine($"{model.Unaddressed} was asked otherwise than usual, since its endpoint refused that: {difference}.");
                }
            }
        }
    }
}

/// <summary>How shapes are written.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(JsonObject))]
internal sealed partial class ShapeJson : System.Text.Json.Serialization.JsonSerializerContext;
