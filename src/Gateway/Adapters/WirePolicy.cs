using System.ClientModel.Primitives;
using LearningThePrior.Gateway.Calls;

namespace LearningThePrior.Gateway;

/// <summary>Keeps the reply's body for the call, where no gateway has, and sends no key where there is none.</summary>
internal sealed class WirePolicy(bool sendsKey) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Prepare(message);
        ProcessNext(message, pipeline, currentIndex);
        Keep(message);
    }

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Prepare(message);
        await ProcessNextAsync(message, pipeline, currentIndex);
        Keep(message);
    }

    private void Prepare(PipelineMessage message)
    {
        if (!sendsKey)
        {
            message.Request.Headers.Remove("Authorization");
            message.Request.Headers.Remove("api-key");
        }
    }

    private static void Keep(PipelineMessage message)
    {
        if (ModelCall.Current is { Raw: null } call && message is { BufferResponse: true, Response: { } response })
        {
            call.Raw = response.Content.ToString();
        }
    }
}
