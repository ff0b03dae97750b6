using System.Collections.Concurrent;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway.Tests;

/// <summary>Keeps the calls that it is told of.</summary>
internal sealed class ListSink : ICallSink
{
    private readonly ConcurrentQueue<CallRecord> _calls = new();

    public IReadOnlyCollection<CallRecord> Calls => _calls;

    public void Write(CallRecord call) => _calls.Enqueue(call);
}
