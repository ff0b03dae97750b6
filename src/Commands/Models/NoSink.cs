using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Cli.Models;

/// <summary>Keeps no call.</summary>
internal sealed class NoSink : ICallSink
{
    public void Write(CallRecord call)
    {
    }
}
