using System.CommandLine;
using System.Globalization;
using LearningThePrior.Cli.Clustering;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prices;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Cli.Models;

/// <summary>The options of every command that calls models: recordings, limits, prices, concurrency.</summary>
/// <param name="severalPrompts">Whether several sets of prompts are taken, to be compared.</param>
internal sealed class GatewayChoice(bool severalPrompts = false)
{
    private readonly Option<int> _concurrency = new("--concurrency") { Description = "How much is done side by side. Default: 8.", DefaultValueFactory = _ => 8 };
    private readonly Option<long?> _maxCalls = new("--max-calls") { Description = "Stop before more calls than these are made; everything is kept for going on." };
    private readonly Option<string?> _maxCost = new("--max-cost") { Description = "Stop once the calls have cost so many dollars; needs the prices of all models." };
    private readonly Option<string?> _prices = new("--prices") { Description = "A JSON file of prices: {\"openai/gpt-4o\": {\"input\": 2.5, \"output\": 10}}, dollars a million tokens." };
    private readonly Option<string?> _record = new("--record") { Description = "Keep replies in this folder, and use those that are there. Default: the run's own folder." };
    private readonly Option<string?> _replay = new("--replay") { Description = "Use the replies of this folder and call nobody: no key, no network." };
    private readonly Option<double> _failOn = new("--fail-on") { Description = "Stop once more than this share of at least 20 items failed, or the first 8 all. Default: 0.5; at 1 nothing stops it.", DefaultValueFactory = _ => .5 };
    private readonly Option<bool> _retryFailed = new("--retry-failed") { Description = "Make calls that failed in an earlier session again; without it what failed stays as it is." };
    private readonly Option<string[]> _settings = new("--settings") { Description = "How a role is asked, ROLE.KEY=VALUE or a JSON file; may be given again: judge.max_tokens=50." };
    private readonly Option<string[]> _prompts = new("--prompts")
    {
        Description = $"What models are told: {PromptChoice.Names}, a folder of your own, or several joined by + ('ltp prompts' lists and copies them). Default: default.",
        AllowMultipleArgumentsPerToken = severalPrompts,
    };

    private readonly Option<double?> _timeout = new("--timeout") { Description = "Seconds that one attempt at a call may take; then it is made again. Default: 120." };

    private readonly Option<string?> _idempotency = new("--idempotency-header") { Description = "The header by which the endpoint knows a request that is sent again, as a rule Idempotency-Key. Default: it has none." };

    private readonly Option<string?> _endpoints = new("--endpoints") { Description = "What 'ltp models check MODEL --keep FILE' found out: requests are sent so at once, and what a model cannot do is refused before any call." };

    private readonly ClusterChoice _cluster = new();

    /// <summary>All options.</summary>
    public Option[] Options => [.. ModelOptions, .. _cluster.Options];

    /// <summary>Those that make sense only where models are called.</summary>
    public Option[] ModelOptions => [_concurrency, _maxCalls, _maxCost, _prices, _record, _replay, _timeout, _settings, _prompts, _failOn, _retryFailed, _idempotency, _endpoints];

    /// <summary>The cluster that a run is to be played on; null for here.</summary>
    /// <exception cref="UserException">It goes together with what only one machine can do.</exception>
    public string? Cluster(ParseResult parsed) => _cluster.Of(parsed) is not { } address ? null
        : parsed.GetValue(_replay) is not null ? throw new UserException("--replay cannot be given with --cluster: what is recorded in a folder is replayed on this machine, without a cluster.")
        : address;

    /// <summary>How models are called, as options that a worker reads again.</summary>
    public IReadOnlyList<string> ForWorkers(ParseResult parsed)
    {
        List<string> options = [];
        if (parsed.GetValue(_prices) is { } prices)
        {
            options.AddRange([_prices.Name, Path.GetFullPath(prices)]);
        }

        if (parsed.GetValue(_timeout) is { } timeout)
        {
            options.AddRange([_timeout.Name, timeout.ToString(CultureInfo.InvariantCulture)]);
        }

        if (parsed.GetValue(_idempotency) is { } header)
        {
            options.AddRange([_idempotency.Name, header]);
        }

        if (parsed.GetValue(_endpoints) is { } endpoints)
        {
            options.AddRange([_endpoints.Name, Path.GetFullPath(endpoints)]);
        }

        return options;
    }

    public void AddTo(Command command)
    {
        foreach (var option in Options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The folder that <c>--record</c> names, in full; null where none is named.</summary>
    public string? Recorded(ParseResult parsed) => parsed.GetValue(_record) is { } folder ? Path.GetFullPath(folder) : null;

    /// <summary>How much is done side by side.</summary>
    /// <exception cref="UserException">It is out of its range.</exception>
    public int Concurrency(ParseResult parsed) => parsed.GetValue(_concurrency) is var number and >= 1 and <= 4_096
        ? number
        : throw new UserException(string.Create(CultureInfo.InvariantCulture, $"--concurrency must be from 1 to 4096; {parsed.GetValue(_concurrency)} is not."));

    /// <summary>The options of how models are asked, which a run that goes on does not take.</summary>
    public Option[] Asking => [_settings, _prompts];

    /// <summary>The sets of prompts that are named, each as a plan keeps it; none where none is.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="used">The prompts that the run will use.</param>
    /// <exception cref="InvalidDataException">A set cannot be read.</exception>
    public IReadOnlyList<PlannedPrompts> SeveralPrompts(ParseResult parsed, params PromptForm[] used)
    {
        var named = parsed.GetValue(_prompts) ?? [];
        return named.Distinct(StringComparer.Ordinal).Count() == named.Length
            ? [.. named.Select(n => PlannedPrompts.Of(n, used))]
            : throw new UserException("--prompts: two are the same, and would play the same debates; name each once.");
    }

    /// <summary>The set of prompts that is named, as a plan keeps it; null where none is.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public PlannedPrompts? Prompts(ParseResult parsed, params PromptForm[] used) => SeveralPrompts(parsed, used) switch
    {
        [] => null,
        [var one] => one,
        _ => throw new UserException("--prompts: one set is used here (a+b takes what b replaces from b); 'ltp compare' and 'ltp run' compare several."),
    };

    /// <summary>Settings by role, one a line, as a plan keeps them; null where none is given.</summary>
    /// <exception cref="UserException">A file or a setting cannot be read.</exception>
    public IReadOnlyList<string>? SettingLines(ParseResult parsed)
    {
        if (parsed.GetValue(_settings) is not { Length: > 0 } given)
        {
            return null;
        }

        try
        {
            List<string> lines = [.. given.SelectMany(g => g.Contains('=', StringComparison.Ordinal) ? [g]
                : File.Exists(g) ? RoleSettingLines.OfJson(File.ReadAllText(g))
                : throw new UserException($"--settings: '{g}' is neither ROLE.KEY=VALUE nor a file."))];
            _ = RoleSettingLines.Read(lines);
            return lines;
        }
        catch (Exception e) when (e is FormatException or ModelRoleException)
        {
            throw new UserException($"--settings: {e.Message}");
        }
    }

    /// <summary>The share of items that may fail.</summary>
    /// <exception cref="UserException">It is no share.</exception>
    public double FailOn(ParseResult parsed) => parsed.GetValue(_failOn) is var share and >= 0 and <= 1
        ? share
        : throw new UserException(string.Create(CultureInfo.InvariantCulture, $"--fail-on must be a share from 0 to 1; {parsed.GetValue(_failOn)} is not."));

    /// <summary>Whether what failed in an earlier session is tried again.</summary>
    public bool RetryFailed(ParseResult parsed) => parsed.GetValue(_retryFailed);

    public PriceTable Prices(ParseResult parsed) => parsed.GetValue(_prices) is not { } file ? PriceTable.Known
        : File.Exists(file) ? PriceTable.Read(file)
        : throw new UserException($"--prices: there is no file {file}.");

    /// <summary>Refuses a limit on cost where a price is not known: nothing could be asked under it.</summary>
    public void RequirePrices(ParseResult parsed, IEnumerable<ModelName> models)
    {
        var prices = Prices(parsed);
        if (parsed.GetValue(_maxCost) is not null && models.FirstOrDefault(m => prices.PriceOf(m) is null) is { } unpriced)
        {
            throw new UserException($"--max-cost: the price of {unpriced.Unaddressed} is unknown; give it by --prices (0 where it is free), or leave the limit out.");
        }
    }

    /// <summary>Refuses what models were found not to be able to do, where that is known.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="judges">Judges, by their names.</param>
    /// <param name="callTools">Models that are to call tools.</param>
    /// <exception cref="UserException">One cannot.</exception>
    public void RequireAble(ParseResult parsed, IEnumerable<string> judges, params IEnumerable<ModelName> callTools) => Endpoints(parsed)?.RequireAble(callTools, judges);

    private EndpointFile? Endpoints(ParseResult parsed) => parsed.GetValue(_endpoints) is { } file ? EndpointFile.Read(file) : null;

    /// <summary>The gateway's settings.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="recordings">Where replies are kept unless another folder is named.</param>
    /// <param name="runId">The run.</param>
    /// <param name="calls">Who is told of calls.</param>
    public GatewayOptions Read(ParseResult parsed, string recordings, string runId, ICallSink calls)
    {
        var (record, replay) = (parsed.GetValue(_record), parsed.GetValue(_replay));
        if (record is not null && replay is not null)
        {
            throw new UserException("--record and --replay cannot be given together: one calls models, the other never does.");
        }

        if (replay is not null && !Directory.Exists(replay))
        {
            throw new UserException($"--replay: there is no folder {replay}.");
        }

        if (File.Exists(record))
        {
            throw new UserException($"--record: {record} is a file; name a folder.");
        }

        var timeout = parsed.GetValue(_timeout) ?? new GatewayOptions().AttemptTimeout.TotalSeconds;
        return new()
        {
            AttemptTimeout = timeout is >= .01 and <= 86_400
                ? TimeSpan.FromSeconds(timeout)
                : throw new UserException(string.Create(CultureInfo.InvariantCulture, $"--timeout must be from 0.01 to 86400 seconds; {timeout} is not.")),
            Mode = replay is null ? RecordingMode.Auto : RecordingMode.ReplayOnly,
            Recordings = replay ?? record ?? recordings,
            RunId = runId,
            IdempotencyHeader = Header(parsed.GetValue(_idempotency)),
            Prices = Prices(parsed),
            Shapes = Endpoints(parsed)?.Shapes ?? new Dictionary<ModelName, RequestShape>(),
            MaxCalls = parsed.GetValue(_maxCalls) is { } most ? (most > 0 ? most : throw new UserException($"--max-calls must be above 0; {most} is not.")) : null,
            MaxCost = Cost(parsed.GetValue(_maxCost)),
            Limiter = new() { MaxConcurrency = Math.Max(new LimiterSettings().MaxConcurrency, parsed.GetValue(_concurrency)) },
            Calls = calls,
        };
    }

    private static string? Header(string? name) => name is null || (name.Length is > 0 and <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        ? name
        : throw new UserException("--idempotency-header must be the name of a header, such as Idempotency-Key.");

    private static decimal? Cost(string? text) => text is null ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cost) && cost > 0 ? cost
        : throw new UserException($"--max-cost must be dollars above 0; '{text}' is not{(decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? $": write {text.Replace(',', '.')}" : "")}.");
}
