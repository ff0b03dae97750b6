using System.Text.Json;
using LearningThePrior.Cluster.Silos;
using LearningThePrior.Cluster.Stores;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels.Prices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace LearningThePrior.Cluster.Running;

/// <summary>A driver's or an onlooker's way into a cluster: its store, and its silos.</summary>
public sealed class ClusterLink : IAsyncDisposable
{
    private readonly IHost? _host;

    private ClusterLink(IKeyStore keys, string session, IHost? host) => (Keys, Session, _host) = (keys, session, host);

    internal IKeyStore Keys { get; }

    /// <summary>Names this process within the cluster.</summary>
    public string Session { get; }

    internal IGrainFactory Grains => _host!.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Connects to the store alone.</summary>
    /// <param name="address">The cluster.</param>
    /// <exception cref="StoreException">It cannot be reached, or refuses.</exception>
    public static async Task<ClusterLink> LookAsync(ClusterAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new(await KeyStores.OpenAsync(address), "", null);
    }

    /// <summary>Connects to the store and to the silos.</summary>
    /// <param name="address">The cluster.</param>
    /// <param name="patience">How long to wait for a first worker.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="StoreException">The store cannot be reached or is of another version, or there is no worker.</exception>
    public static async Task<ClusterLink> ConnectAsync(ClusterAddress address, TimeSpan patience, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var keys = await KeyStores.OpenAsync(address);
        await ClusterNetwork.RequireVersionAsync(keys);
        var session = await Sessions.BeginAsync(keys, Sessions.Driver);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        while (!(await Sessions.AliveAsync(keys, cancellationToken)).Any(Sessions.IsSilo))
        {
            if (limit.IsCancellationRequested)
            {
                throw new StoreException($"no worker has joined the cluster at {address.Place}: start some with 'ltp worker --cluster {address.Place}'.");
            }

            await ((Task)Task.Delay(200, limit.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }

        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.UseOrleansClient(client =>
        {
            ClusterNetwork.Join(client, address);
            client.Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
            client.UseConnectionRetryFilter(async (_, stop) =>
            {
                await Task.Delay(500, stop);
                return !limit.IsCancellationRequested;
            });
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new StoreException($"no worker of the cluster at {address.Place} answers: {e.GetBaseException().Message.Split('\n')[0]}", e);
        }

        return new(keys, session, host);
    }

    /// <summary>What a run may have paid for without a reply.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="isOver">Whether all its items have ended: then what is still under way is for nothing, and counts as well.</param>
    /// <param name="prices">What models cost.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<PerhapsPaid> PerhapsPaidAsync(string runId, bool isOver, PriceTable prices, CancellationToken cancellationToken)
    {
        KeyCallStore calls = new(Keys, Session, TimeProvider.System);
        return PerhapsPaid.Of(await (isOver ? calls.UnsettledAsync(runId, cancellationToken) : calls.PerhapsPaidAsync(runId, cancellationToken)).ToListAsync(cancellationToken), prices);
    }

    internal async Task<IReadOnlyList<DriverState>> DriversAsync(CancellationToken cancellationToken) =>
        [.. (await Sessions.StatesAsync(Keys, cancellationToken))
            .Where(s => !Sessions.IsSilo(s.Session) && s.State.Length > 0)
            .Select(s => JsonSerializer.Deserialize(s.State, ClusterJson.Default.DriverState)!)];

    internal async Task<IReadOnlyList<(string Session, SiloState State)>> SilosAsync(CancellationToken cancellationToken) =>
        [.. (await Sessions.StatesAsync(Keys, cancellationToken))
            .Where(s => Sessions.IsSilo(s.Session) && s.State.Length > 0)
            .Select(s => (s.Session, JsonSerializer.Deserialize(s.State, ClusterJson.Default.SiloState)!))];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
            await Sessions.EndAsync(Keys, Session);
        }

        await Keys.DisposeAsync();
    }
}
