using LearningThePrior.LanguageModels;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary>One way of calling, and debates of nothing but calls: two debaters in turn, the judge last.</summary>
internal sealed class GatewayLoad(string name, IDisposable resources, Func<ModelRole, string, CancellationToken, Task> call) : IDisposable
{
    /// <summary>About 400 tokens that every call is told.</summary>
    public static string Rules { get; } = GatewayLoads.Words(300);

    public string Name => name;

    public async Task PlayAsync(string debate, int calls, CancellationToken cancellationToken)
    {
        using var conversation = Conversation.Begin(debate);
        for (var i = 0; i < calls; i++)
        {
            var role = i == calls - 1 ? ModelRole.Judge : i % 2 == 0 ? ModelRole.DebaterA : ModelRole.DebaterB;
            await call(role, $"{debate}, call {i}", cancellationToken);
        }
    }

    public void Dispose() => resources.Dispose();
}
