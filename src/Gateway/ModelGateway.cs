using System.Collections.Concurrent;
using LearningThePrior.Gateway.Limits;
using LearningThePrior.Gateway.Recordings;
using LearningThePrior.Gateway.Resilience;
using LearningThePrior.Gateway.Shaping;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway;

/// <summary>
/// What all calls to all models of a run go through, below Semantic Kernel: record and replay, limits on calls and cost, then the shape of requests and the
/// one place that retries, paces and times out. From outside in: recordings, limits, and the layers of <c>EndpointPipeline</c>.
/// </summary>
/// <remarks>
/// A call that gives no reply is a <see cref="ModelException"/>, thrown through the client; no HTTP error comes out as a response.
/// Clients and handlers are safe for concurrent calls. Calls of a user's own kernel work, and are counted without a role; the
/// <see cref="Conversation"/> around them counts.
/// </remarks>
public sealed class ModelGateway : IDisposable, IAsyncDisposable
{
    private readonly ConcurrentDictionary<ModelName, Lazy<HttpClient>> _clients = new();
    private readonly HttpMessageInvoker _primary;
    private readonly ResilientExchange _resilient;
    private readonly CallAccounting _accounting;
    private readonly ShapingExchange _shaping;
    private readonly IExchange _outermost;
    private readonly GatewayOptions _options;
    private readonly ICallStore? _store;
    private readonly CallIntents _intents;

    /// <summary>Opens a gateway.</summary>
    /// <param name="options">Its settings.</param>
    /// <exception cref="ArgumentException">A setting is out of range, or the folder of recordings is not named.</exception>
    public ModelGateway(GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        GatewayOptionsCheck.Check(options);
        _primary = new(options.Primary ?? Sockets(options), disposeHandler: options.Primary is null);
        _options = options;
        _accounting = new(options);
        _store = options.Mode == RecordingMode.Off ? null : options.Store ?? new FolderCallStore(options.Recordings!, options.RunId);
        _intents = new(_store, options);
        _resilient = new(new(_primary, options.MaxReplyBytes, options.Time, options.IdempotencyHeader), _intents, options);
        _shaping = new(_resilient, options.Shapes);
        IExchange exchange = _shaping;
        exchange = options is { MaxCalls: null, MaxCost: null, Purse: null } ? exchange : new LimitExchange(exchange, _store, options);
        _outermost = _store is null ? exchange : new RecordingExchange(exchange, _store, options);
    }

    /// <summary>All calls so far.</summary>
    public CallTotals Totals => _accounting.Ledger.Totals;

    /// <summary>Models whose requests are sent in another shape than asked, those of the settings included.</summary>
    public IReadOnlyDictionary<ModelName, RequestShape> Shapes => _shaping.Shapes;

    /// <summary>How many attempts are under way at each address and model that was asked.</summary>
    public IReadOnlyList<EndpointLimit> Endpoints => _resilient.Limits;

    /// <summary>Calls by role so far, in the roles' order; calls without a role are in <see cref="Totals"/> alone.</summary>
    public IReadOnlyDictionary<ModelRole, CallTotals> ByRole => _accounting.Ledger.ByRole;

    /// <summary>Calls so far by role and by the model asked, <c>provider/model</c>.</summary>
    public IReadOnlyList<(ModelRole Role, string Model, CallTotals Totals)> ByRoleAndModel => _accounting.Ledger.ByRoleAndModel;

    /// <summary>The calls of one conversation so far.</summary>
    /// <param name="conversationId">Its id.</param>
    public CallTotals TotalsOf(string conversationId)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return _accounting.Ledger.TotalsOf(conversationId);
    }

    /// <summary>What the run may have paid for without a reply: calls under way in a process that died. They count toward the limit on cost.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="IOException">The store of calls cannot be read.</exception>
    public async Task<PerhapsPaid> PerhapsPaidAsync(CancellationToken cancellationToken = default) => PerhapsPaid.Of(
        _store is null ? [] : await _store.PerhapsPaidAsync(_options.RunId, cancellationToken).ToListAsync(cancellationToken), _options.Prices);

    /// <summary>
    /// The client that sends a model's calls through the gateway, the same one every time, without a time-out of its own. Given to
    /// Semantic Kernel, it keeps that from retrying. Disposed of with the gateway.
    /// </summary>
    /// <param name="model">The model; its address is what recordings are keyed by.</param>
    public HttpClient ClientFor(ModelName model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return _clients.GetOrAdd(model, m => new Lazy<HttpClient>(() => new(HandlerFor(m)) { Timeout = Timeout.InfiniteTimeSpan })).Value;
    }

    /// <summary>A handler that sends a model's calls through the gateway, for a client of one's own: give that an infinite time-out.</summary>
    /// <param name="model">The model.</param>
    public HttpMessageHandler HandlerFor(ModelName model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new GatewayHandler(model, _outermost, _accounting, _intents);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Value.Dispose();
        }

        _resilient.Dispose();
        _primary.Dispose();
        if (_options.Store is null && _store is FolderCallStore own)
        {
            own.Close();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    // No redirections: they would carry keys elsewhere. A connection is given up after five minutes, so that a new address is seen.
    private static SocketsHttpHandler Sockets(GatewayOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        ConnectTimeout = options.ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
