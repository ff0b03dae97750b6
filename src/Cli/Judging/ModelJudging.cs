using LearningThePrior.Analysis.Store;
using LearningThePrior.Cli.Models;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.LanguageModels.Gateway;

namespace LearningThePrior.Cli.Judging;

/// <summary>
/// Language models that judge a stored run: their replies are kept in the run's <c>recordings</c> and their calls added to its
/// <c>calls.jsonl</c>, so that what was stopped goes on without paying twice.
/// </summary>
internal sealed class ModelJudging : IAsyncDisposable
{
    private readonly string _calls;
    private readonly CallLog _log;
    private readonly ModelDesk _desk;

    private ModelJudging(string calls, CallLog log, ModelGateway gateway) => (_calls, _log, Gateway, _desk) = (calls, log, gateway, new(gateway));

    public ModelGateway Gateway { get; }

    /// <summary>Whether a judge's name is that of a model: by a method, as <c>verbalised:MODEL</c>, or bare, as <c>provider/model</c>.</summary>
    public static bool IsOne(string judge)
    {
        var slash = judge.IndexOf('/', StringComparison.Ordinal);
        var colon = judge.IndexOf(':', StringComparison.Ordinal);
        return ModelJudgeChoice.IsOne(judge) || (slash > 0 && (colon < 0 || slash < colon));
    }

    /// <summary>Opens the way to models; null where no judge is one.</summary>
    /// <param name="run">The run.</param>
    /// <param name="judges">The judges' names.</param>
    /// <param name="options">How to call, told where calls go.</param>
    public static ModelJudging? Open(StoredRun run, IEnumerable<string> judges, Func<string, ICallSink, GatewayOptions> options)
    {
        if (!judges.Any(IsOne))
        {
            return null;
        }

        var recordings = Path.Combine(run.Path, "recordings");
        var calls = Path.Combine(run.Path, "calls.jsonl");
        options(recordings, new NoSink()); // a wrong option leaves no file behind
        var log = new CallLog(calls);
        try
        {
            return new(calls, log, new ModelGateway(options(recordings, log)));
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>The judge of a name.</summary>
    public Debate.IJudge Judge(string name)
    {
        var choice = ModelJudgeChoice.Parse(name);
        return choice.Make(_desk.Open(choice.Model));
    }

    /// <summary>Closes the way and puts the calls in their order.</summary>
    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        _log.Dispose();
        CallLog.Sort(_calls);
    }

    private sealed class NoSink : ICallSink
    {
        public void Write(CallRecord call)
        {
        }
    }
}
