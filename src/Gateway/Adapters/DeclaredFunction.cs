using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using LearningThePrior.LanguageModels;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace LearningThePrior.Gateway;

/// <summary>A tool as Semantic Kernel declares it to a model.</summary>
internal static class DeclaredFunction
{
    // A role declares the same few tools with every call, and to describe one costs more than to send it.
    private static readonly ConditionalWeakTable<ModelTool, KernelFunction> Declared = [];

    /// <summary>
    /// A function that only declares. Semantic Kernel describes one by its parameters, so that of a schema the properties and what is
    /// required go over, and nothing else.
    /// </summary>
    /// <exception cref="ArgumentException">The tool's parameters are no JSON Schema of an object.</exception>
    public static KernelFunction Of(ModelTool tool) => Declared.GetValue(tool, Declare);

    private static KernelFunction Declare(ModelTool tool) => KernelFunctionFactory.CreateFromMethod(
        Refuse,
        AIJsonUtilities.DefaultOptions,
        new KernelFunctionFromMethodOptions { FunctionName = tool.Name, Description = tool.Description, Parameters = Parameters(tool) });

    private static void Refuse() => throw new InvalidOperationException("this function only declares a tool; the caller runs it");

    private static KernelParameterMetadata[] Parameters(ModelTool tool)
    {
        try
        {
            var schema = JsonNode.Parse(tool.Parameters) as JsonObject ?? throw new JsonException();
            var required = (schema["required"] as JsonArray ?? []).Select(r => (string?)r).ToHashSet();
            return [.. (schema["properties"] as JsonObject ?? []).Select(p => new KernelParameterMetadata(p.Key)
            {
                IsRequired = required.Contains(p.Key),
                Description = (string?)p.Value?["description"],
                Schema = KernelJsonSchema.Parse(p.Value?.ToJsonString() ?? "{}"),
            })];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"the parameters of the tool {tool.Name} are no JSON Schema of an object", nameof(tool), e);
        }
    }
}
