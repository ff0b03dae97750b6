using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using Microsoft.SemanticKernel;
using OpenAI.Chat;
using ChatMessageContent = Microsoft.SemanticKernel.ChatMessageContent;

namespace LearningThePrior.Gateway;

/// <summary>A reply, out of what a connector gives.</summary>
internal static class KernelReply
{
    public static ModelReply Of(IReadOnlyList<ChatMessageContent> contents, ModelCall call)
    {
        if (contents.Count == 0)
        {
            throw new ModelException(ModelFailure.Malformed, $"{call.Model} replied with no choice at all; try again, or try another model.")
            {
                Attempts = call.Attempts,
            };
        }

        var content = contents[0];
        var completion = content.InnerContent as ChatCompletion;
        return ReplyParts.With(new(content.Content ?? "", completion is null ? Finish(content.Metadata?.GetValueOrDefault("FinishReason")?.ToString()) : OpenAIReply.Finish(completion))
        {
            ToolCalls = [.. FunctionCallContent.GetFunctionCalls(content).Select(Call)],
            Tokens = OpenAIReply.Tokens(content.Metadata?.GetValueOrDefault("ContentTokenLogProbabilities") as IReadOnlyList<ChatTokenLogProbabilityDetails>),
            Usage = completion?.Usage is { } usage ? new(usage.InputTokenCount, usage.OutputTokenCount) : null,
            AnsweredBy = completion?.Model,
            Replayed = call.Replayed,
            Attempts = call.Replayed ? call.Attempts : Math.Max(1, call.Attempts),
            CallId = call.CallId,
            Raw = call.Raw,
        }, call);
    }

    private static ToolCall Call(FunctionCallContent call) => call.InnerContent is ChatToolCall known
        ? new(known.Id, known.FunctionName, known.FunctionArguments.ToString())
        : new(
            call.Id ?? call.FunctionName,
            call.PluginName is null ? call.FunctionName : $"{call.PluginName}-{call.FunctionName}",
            ArgumentsJson.Of(call.Arguments ?? []));

    private static FinishReason Finish(string? reason) => reason?.ToUpperInvariant().Replace("_", "", StringComparison.Ordinal) switch
    {
        "STOP" or "ENDTURN" => FinishReason.Stop,
        "LENGTH" or "MAXTOKENS" => FinishReason.Length,
        "TOOLCALLS" or "TOOLUSE" => FinishReason.ToolCalls,
        "CONTENTFILTER" or "SAFETY" => FinishReason.Filtered,
        _ => FinishReason.Unknown,
    };
}
