using System.Text.Json;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace LearningThePrior.Gateway;

/// <summary>
/// Any <see cref="IChatClient"/> of Microsoft.Extensions.AI. Log-probabilities are asked for and read where the client wraps OpenAI's
/// own; from every other a choice by log-probabilities is refused. A reasoning effort, further fields and the field for the most tokens
/// are refused too: no client is told them alike. Tools are declared, never invoked.
/// </summary>
public sealed class ChatClientModel : ILanguageModel
{
    private readonly IChatClient _client;
    private readonly bool _isOpenAI;

    /// <summary>Takes a client, which stays the caller's to dispose of.</summary>
    /// <param name="client">What is asked. One that remembers replies is no source of independent samples.</param>
    /// <param name="name">What to call the model; the client decides which one answers.</param>
    public ChatClientModel(IChatClient client, ModelName name)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(name);
        _client = client;
        Name = name;
        _isOpenAI = client.GetService(typeof(ChatClient)) is not null;
    }

    /// <inheritdoc/>
    public ModelName Name { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A further field, the form of the reply or a tool's parameters are no JSON.</exception>
    public async ValueTask<ModelReply> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        RequestCheck.Check(request);
        RefuseWhatIsNotSent(request.Options);
        using var call = ModelCall.Begin(Name, request.Tag);
        (call.Headers, call.Secrets) = (request.Options.Headers, request.Options.Secrets);
        try
        {
            return Read(await _client.GetResponseAsync(ChatMessages.Of(request.Messages), Options(request), cancellationToken), call);
        }
        catch (Exception failure) when (failure is not ModelException && !cancellationToken.IsCancellationRequested)
        {
            throw ModelFailures.From(failure, call);
        }
    }

    private void RefuseWhatIsNotSent(ModelOptions options)
    {
        var what = options.ReasoningEffort is not null ? "a reasoning effort" : options.Extra.Count > 0 ? "further fields" : options.TokenParameter is not null ? "a field for the most tokens" : null;
        if (what is not null)
        {
            throw new ModelException(ModelFailure.Unsupported, $"{PlainLine.Of($"{Name.Provider}/{Name.Model}")}: an IChatClient is not told {what}: set it on the client, or ask through an OpenAIModel or a kernel.");
        }
    }

    private ChatOptions Options(ModelRequest request)
    {
        var (options, logs) = (request.Options, request.Options.TopLogProbabilities);
        return new()
        {
            Temperature = (float?)options.Temperature,
            TopP = (float?)options.TopP,
            MaxOutputTokens = options.MaxTokens,
            Seed = options.Seed,
            StopSequences = options.Stop.Count > 0 ? [.. options.Stop] : null,
            ResponseFormat = options.Schema is { } schema ? Microsoft.Extensions.AI.ChatResponseFormat.ForJsonSchema(Parsed(schema.Schema), schema.Name) : null,
            Tools = request.Tools.Count == 0 ? null : [.. request.Tools.Select(t => AIFunctionFactory.CreateDeclaration(t.Name, t.Description, Parsed(t.Parameters)))],
            RawRepresentationFactory = _isOpenAI && logs > 0 ? _ => new ChatCompletionOptions { IncludeLogProbabilities = true, TopLogProbabilityCount = logs } : null,
        };
    }

    private static ModelReply Read(ChatResponse response, ModelCall call)
    {
        var completion = response.RawRepresentation as ChatCompletion;
        return ReplyParts.With(new(response.Text, Finish(response.FinishReason))
        {
            ToolCalls = [.. response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Select(c => Call(c, completion))],
            Tokens = OpenAIReply.Tokens(completion?.ContentTokenLogProbabilities),
            Usage = response.Usage is { InputTokenCount: { } input, OutputTokenCount: { } output } ? new((int)input, (int)output) : null,
            AnsweredBy = response.ModelId,
            Replayed = call.Replayed,
            Attempts = call.Replayed ? call.Attempts : Math.Max(1, call.Attempts),
            CallId = call.CallId,
            Raw = call.Raw,
        }, call);
    }

    private static ToolCall Call(FunctionCallContent call, ChatCompletion? completion) => new(
        call.CallId,
        call.Name,
        completion?.ToolCalls.FirstOrDefault(c => c.Id == call.CallId)?.FunctionArguments.ToString() ?? ArgumentsJson.Of(call.Arguments ?? new Dictionary<string, object?>()));

    private static FinishReason Finish(Microsoft.Extensions.AI.ChatFinishReason? reason) => reason?.Value switch
    {
        "stop" => FinishReason.Stop,
        "length" => FinishReason.Length,
        "tool_calls" => FinishReason.ToolCalls,
        "content_filter" => FinishReason.Filtered,
        _ => FinishReason.Unknown,
    };

    private static JsonElement Parsed(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return parsed.RootElement.Clone();
    }
}
