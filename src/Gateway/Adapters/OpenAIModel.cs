using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using LearningThePrior.LanguageModels;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;

namespace LearningThePrior.Gateway;

/// <summary>Models behind an address that speaks the OpenAI protocol: OpenAI, Azure, vLLM, Ollama, llama.cpp and others.</summary>
public static class OpenAIModel
{
    /// <summary>Opens a model with the key of its provider from the environment (<see cref="ApiKey.FromEnvironment"/>), if there is one.</summary>
    /// <inheritdoc cref="Open(ModelName, HttpClient, ApiKey?)"/>
    public static ILanguageModel Open(ModelName name, HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Open(name, client, ApiKey.FromEnvironment(name.Provider));
    }

    /// <summary>Opens a model. Nothing is sent before the first call.</summary>
    /// <param name="name">A name with an address. A model of azure whose address does not end in <c>/openai/v1</c> is a deployment.</param>
    /// <param name="client">What sends; a gateway's, to have retries, recordings and limits. Nothing here retries or times out.</param>
    /// <param name="key">The key; null to send none, as local servers and recordings need none.</param>
    /// <exception cref="ArgumentException">The name has no address.</exception>
    public static ILanguageModel Open(ModelName name, HttpClient client, ApiKey? key)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(client);
        var address = name.Address ?? throw new ArgumentException($"{name} has no address to send to", nameof(name));
        var isDeployment = name.Provider == "azure" && !address.AbsolutePath.EndsWith("/openai/v1/", StringComparison.Ordinal);
        IChatCompletionService service = isDeployment
            ? new AzureOpenAIChatCompletionService(name.Model, new AzureOpenAIClient(address, Credential(key), Prepared(new AzureOpenAIClientOptions(), client, key)))
            : new OpenAIChatCompletionService(name.Model, new OpenAIClient(Credential(key), Prepared(new OpenAIClientOptions { Endpoint = address }, client, key)));
        var builder = Kernel.CreateBuilder();
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(builder.Services, service);
        return new KernelModel(builder.Build(), name);
    }

    // The library insists on a key; without one, the header that it writes is taken away again.
    private static ApiKeyCredential Credential(ApiKey? key) => new(key?.Value ?? "none");

    private static TOptions Prepared<TOptions>(TOptions options, HttpClient client, ApiKey? key)
        where TOptions : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(client);
        options.RetryPolicy = new ClientRetryPolicy(0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        options.AddPolicy(new WirePolicy(sendsKey: key is not null), PipelinePosition.BeforeTransport);
        return options;
    }
}
