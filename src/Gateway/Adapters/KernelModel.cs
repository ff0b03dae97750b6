using System.Text.Json;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace LearningThePrior.Gateway;

/// <summary>
/// A chat service of a Semantic Kernel. With the connectors for OpenAI and Azure, log-probabilities, the raw arguments of tool
/// calls and the name of the model that answered are kept; with others, what their replies carry. Tools are declared, never
/// invoked.
/// </summary>
public sealed class KernelModel : ILanguageModel
{
    private readonly Kernel _kernel;
    private readonly IChatCompletionService _service;

    /// <summary>Takes a chat service of a kernel.</summary>
    /// <param name="kernel">Holds the service. Its plugins are not offered to the model.</param>
    /// <param name="name">What to call the model; the service decides which one answers.</param>
    /// <param name="serviceId">Which service; null for the kernel's only or default one.</param>
    /// <exception cref="ArgumentException">The kernel has no such chat service.</exception>
    /// <exception cref="InvalidOperationException">
    /// The program turns off reflection in JSON, which Semantic Kernel needs. Programs of one file do, as they set
    /// <c>PublishAot</c>: they say <c>#:property JsonSerializerIsReflectionEnabledByDefault=true</c>.
    /// </exception>
    public KernelModel(Kernel kernel, ModelName name, string? serviceId = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(name);
        if (!JsonSerializer.IsReflectionEnabledByDefault)
        {
            throw new InvalidOperationException(
                "Semantic Kernel reads JSON by reflection, which this program turns off: set JsonSerializerIsReflectionEnabledByDefault=true "
                + "(in a program of one file by the line #:property JsonSerializerIsReflectionEnabledByDefault=true).");
        }

        _kernel = kernel;
        Name = name;
        try
        {
            _service = kernel.GetRequiredService<IChatCompletionService>(serviceId);
        }
        catch (KernelException missing)
        {
            throw new ArgumentException(
                serviceId is null ? "the kernel has no chat service" : $"the kernel has no chat service '{serviceId}'", nameof(serviceId), missing);
        }
    }

    /// <inheritdoc/>
    public ModelName Name { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A further field, the form of the reply or a tool's parameters are no JSON.</exception>
    public async ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        RequestCheck.Check(request);
        using var call = ModelCall.Begin(Name, request.Tag);
        (call.Headers, call.Secrets) = (request.Options.Headers, request.Options.Secrets);
        try
        {
            var contents = await _service.GetChatMessageContentsAsync(
                KernelMessages.Of(request.Messages), KernelSettings.Of(request, _service, Name), _kernel, cancellationToken);
            return KernelReply.Of(contents, call);
        }
        catch (Exception failure) when (failure is not ModelException && !cancellationToken.IsCancellationRequested)
        {
            throw ModelFailures.From(failure, call);
        }
    }
}
