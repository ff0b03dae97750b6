using System.Text.Json;
using LearningThePrior.LanguageModels;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Microsoft.SemanticKernel.Services;
using OpenAI.Chat;

// Nothing that is not experimental in Semantic Kernel says which field the most tokens go into.
#pragma warning disable SKEXP0010

namespace LearningThePrior.Gateway;

/// <summary>
/// A request's options as a connector takes them. The most tokens go to OpenAI and Azure as <c>max_completion_tokens</c>, which newer
/// models insist on, and to every other address as <c>max_tokens</c>, which all servers read: several of them know nothing else.
/// </summary>
internal static class KernelSettings
{
    private static readonly string[] NewerHosts = ["api.openai.com", ".openai.azure.com", ".services.ai.azure.com"];

    public static PromptExecutionSettings Of(ModelRequest request, IChatCompletionService service, ModelName name)
    {
        var settings = service switch
        {
            AzureOpenAIChatCompletionService => OpenAI(new AzureOpenAIPromptExecutionSettings { SetNewMaxCompletionTokensEnabled = true }, request.Options, true),
            OpenAIChatCompletionService => OpenAI(new(), request.Options, ReadsNewer(name.Address?.Host ?? HostOf(service))),
            _ => Other(request.Options),
        };
        if (request.Tools.Count > 0)
        {
            settings.FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(
                request.Tools.Select(DeclaredFunction.Of), autoInvoke: false);
        }

        return settings;
    }

    private static OpenAIPromptExecutionSettings OpenAI(OpenAIPromptExecutionSettings settings, ModelOptions options, bool newer)
    {
        settings.Temperature = options.Temperature;
        settings.TopP = options.TopP;
        settings.Seed = options.Seed;
        settings.StopSequences = options.Stop.Count > 0 ? [.. options.Stop] : null;
        settings.Logprobs = options.TopLogProbabilities > 0 ? true : null;
        settings.TopLogprobs = options.TopLogProbabilities > 0 ? options.TopLogProbabilities : null;
        settings.ResponseFormat = options.Schema is { } schema
            ? ChatResponseFormat.CreateJsonSchemaFormat(schema.Name, BinaryData.FromString(schema.Schema), jsonSchemaIsStrict: true)
            : null;
        Dictionary<string, object?> extra = [];
        if (options.TokenParameter is null ? newer : options.TokenParameter == "max_completion_tokens")
        {
            settings.MaxTokens = options.MaxTokens;
        }
        else if (options.MaxTokens is { } most)
        {
            extra["max_tokens"] = most;
        }

        foreach (var (name, value) in Further(options))
        {
            extra[name] = value;
        }

        settings.ExtraBody = extra.Count > 0 ? extra : null;
        return settings;
    }

    private static IEnumerable<(string Name, JsonElement Value)> Further(ModelOptions options)
    {
        if (options.ReasoningEffort is { } effort)
        {
            yield return ("reasoning_effort", JsonSerializer.SerializeToElement(effort));
        }

        foreach (var (name, value) in options.Extra)
        {
            using var parsed = JsonDocument.Parse(value);
            yield return (name, parsed.RootElement.Clone());
        }
    }

    // The names that connectors of other makers read, after OpenAI's protocol.
    private static PromptExecutionSettings Other(ModelOptions options)
    {
        var fields = new Dictionary<string, object>();
        Add("temperature", options.Temperature);
        Add("top_p", options.TopP);
        Add(options.TokenParameter ?? "max_tokens", options.MaxTokens);
        Add("seed", options.Seed);
        Add("logprobs", options.TopLogProbabilities > 0 ? true : null);
        Add("top_logprobs", options.TopLogProbabilities > 0 ? options.TopLogProbabilities : null);
        Add("stop", options.Stop.Count > 0 ? options.Stop : null);
        foreach (var (name, value) in Further(options))
        {
            Add(name, value);
        }

        if (options.Schema is { } schema)
        {
            using var parsed = JsonDocument.Parse(schema.Schema);
            Add("response_format", parsed.RootElement.Clone());
        }

        return new() { ExtensionData = fields };

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                fields[name] = value;
            }
        }
    }

    private static bool ReadsNewer(string? host) =>
        host is null || NewerHosts.Any(n => n[0] == '.' ? host.EndsWith(n, StringComparison.OrdinalIgnoreCase) : host.Equals(n, StringComparison.OrdinalIgnoreCase));

    private static string? HostOf(IChatCompletionService service) =>
        Uri.TryCreate(service.GetEndpoint(), UriKind.Absolute, out var address) ? address.Host : null;
}
