using LearningThePrior.Experiments.Registry;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Cli.Models;

/// <summary>The language models among a command's judges, all through one gateway whose calls are kept in one file.</summary>
internal sealed class ModelJudges : IAsyncDisposable
{
    private readonly string _calls;
    private readonly CallLog _log;
    private readonly ModelGateway _gateway;
    private readonly IDisposable _shapes;
    private readonly ModelDesk _desk;
    private readonly Dictionary<ModelName, ILanguageModel> _open = [];

    private ModelJudges(string calls, Func<ICallSink, GatewayOptions> options, IReadOnlyList<string>? settings, TextWriter error)
    {
        _calls = calls;
        _log = new(calls);
        _gateway = new(options(_log).WithShapesOf(Folder));
        _shapes = RunShapes.Kept(Folder, _gateway, error);
        _desk = new(_gateway, settings);
    }

    private string Folder => Path.GetDirectoryName(_calls)!;

    /// <summary>Ends the work that the judges do.</summary>
    public ModelWatch Watch { get; } = new();

    /// <summary>Calls so far.</summary>
    public CallTotals Totals => _gateway.Totals;

    /// <summary>How many lines of the file of calls were no calls and were moved aside.</summary>
    public int TornLines => _log.TornLines;

    /// <summary>The calls of one debate so far.</summary>
    public CallTotals TotalsOf(string debateId) => _gateway.TotalsOf(debateId);

    /// <summary>Whether some of the judges are language models.</summary>
    public static bool Are(IReadOnlyList<string> names) => names.SelectMany(n => ModelJudgeNames.ModelsOf(Names.All.Judges.Parse(n))).Any();

    /// <summary>Shows whatever is wrong with a name or an option, and tells whether a model judges.</summary>
    public static bool Check(IReadOnlyList<string> names, Func<ICallSink, GatewayOptions> options)
    {
        var isOne = Are(names);
        options(new NoSink());
        return isOne;
    }

    /// <summary>Opens a gateway where one of the names is a model's; null where none is. Whatever is wrong with a name or an option shows before.</summary>
    public static ModelJudges? Open(IReadOnlyList<string> names, string calls, Func<ICallSink, GatewayOptions> options, IReadOnlyList<string>? settings, TextWriter error) =>
        Check(names, options) ? new(calls, options, settings, error) : null;

    /// <summary>Tells of calls that were perhaps paid for without a reply.</summary>
    public Task TellPerhapsPaidAsync(TextWriter error, CancellationToken cancellationToken) => PerhapsPaidWords.TellAsync(error, _gateway, cancellationToken);

    /// <summary>Opens a model, once.</summary>
    public ILanguageModel Open(ModelName name)
    {
        lock (_open)
        {
            return _open.TryGetValue(name, out var model) ? model : _open[name] = Watch.Of(_desk.Open(name));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _shapes.Dispose();
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
