using LearningThePrior.LanguageModels;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Debaters;

/// <summary>Runs the tool calls of a reply within a reader's budget.</summary>
internal static class ToolRounds
{
    /// <summary>How many calls of one reply are run. A model that asks for a million nodes gets no million replies.</summary>
    public const int CallsEach = 8;

    /// <summary>Runs the first calls of a reply; it is told of the others, which are not sent back to it, or the conversation would grow with what it asks.</summary>
    public static async Task RunAsync(ModelReply reply, TreeReader reader, List<ModelMessage> messages, CancellationToken cancellationToken)
    {
        ToolCall[] run = [.. reply.ToolCalls.Take(CallsEach)];
        messages.Add(ModelMessage.Assistant(reply with { ToolCalls = run }));
        for (var i = 0; i < run.Length; i++)
        {
            var told = await TreeTool.RunAsync(run[i], reader, cancellationToken);
            var beyond = i == run.Length - 1 && reply.ToolCalls.Count > CallsEach;
            messages.Add(ModelMessage.Tool(run[i], beyond ? $"{told}\n\nRefused: your further calls; at most {CallsEach} at once are run." : told));
        }
    }
}
