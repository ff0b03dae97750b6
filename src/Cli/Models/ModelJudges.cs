using LearningThePrior.Cli.Debating;
using LearningThePrior.Debate;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Cli.Models;

/// <summary>The language models among a command's judges, all through one gateway whose calls are kept in one file.</summary>
internal sealed class ModelJudges : IAsyncDisposable
{
    private readonly string _calls;
    private readonly CallLog _log;
    private readonly ModelGateway _gateway;
    private readonly ModelDesk _desk;

    private ModelJudges(string calls, Func<ICallSink, GatewayOptions> options)
    {
        _calls = calls;
        _log = new(calls);
        _gateway = new(options(_log));
        _desk = new(_gateway);
    }

    /// <summary>Ends the work that the judges do.</summary>
    public ModelWatch Watch { get; } = new();

    /// <summary>Calls so far.</summary>
    public CallTotals Totals => _gateway.Totals;

    /// <summary>The calls of one debate so far.</summary>
    public CallTotals TotalsOf(string debateId) => _gateway.TotalsOf(debateId);

    /// <summary>Shows whatever is wrong with a name or an option.</summary>
    public static void Check(IReadOnlyList<string> names, Func<ICallSink, GatewayOptions> options)
    {
        foreach (var name in names.Where(ModelJudgeChoice.IsOne))
        {
            ModelJudgeChoice.Parse(name);
        }

        options(new NoSink());
    }

    /// <summary>Opens a gateway where one of the names is a model's; null where none is. Whatever is wrong with a name or an option shows before.</summary>
    public static ModelJudges? Open(IReadOnlyList<string> names, string calls, Func<ICallSink, GatewayOptions> options)
    {
        Check(names, options);
        return names.Any(ModelJudgeChoice.IsOne) ? new(calls, options) : null;
    }

    /// <summary>The judge that a name is, or null where it is no model; it calls nobody.</summary>
    public static IJudge? Rehearsing(string name)
    {
        if (!ModelJudgeChoice.IsOne(name))
        {
            return null;
        }

        var choice = ModelJudgeChoice.Parse(name);
        return choice.Make(new DryRunModel(choice.Model, words: 1, new()));
    }

    /// <summary>The judge that a name is, or null where it is no model.</summary>
    public IJudge? Find(string name)
    {
        if (!ModelJudgeChoice.IsOne(name))
        {
            return null;
        }

        var choice = ModelJudgeChoice.Parse(name);
        return choice.Make(Watch.Of(_desk.Open(choice.Model)));
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _log.Dispose();
        if (new FileInfo(_calls).Length == 0)
        {
            File.Delete(_calls);
            return;
        }

        CallLog.Sort(_calls);
    }
}
