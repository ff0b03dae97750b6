using LearningThePrior.LanguageModels.Calls;


namespace LearningThePrior.Gateway.Calls;

/// <summary>Is told of every call, replays and failures too. Calls that were never sent are not told of.</summary>
public interface ICallSink
{
    /// <summary>Takes a call, from any thread, before its reply is handed on. What it throws fails the call.</summary>
    /// <param name="call">The call.</param>
    void Write(CallRecord call);
}
