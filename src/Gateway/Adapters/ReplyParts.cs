using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway;

/// <summary>What a reply says beside what a connector hands on, from the gateway's own reading; without a gateway, thinking is cut off the words alone.</summary>
internal static class ReplyParts
{
    public static ModelReply With(ModelReply reply, ModelCall call)
    {
        if (call.Facts?.Reply is not { } read)
        {
            var (thought, text) = Thinking.Split(reply.Text);
            return reply with { Text = text, Thinking = thought };
        }

        return reply with
        {
            Text = read.Text,
            Thinking = read.Thinking,
            Refusal = read.Refusal,
            Finish = read.Ended,
            FinishWord = read.Finish,
            Tokens = read.Tokens,
            Usage = call.Facts.Usage,
        };
    }
}
