using System.Net;
using System.Text.Json;
using LearningThePrior.Cluster.Running;
using LearningThePrior.Cluster.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace LearningThePrior.Cluster.Silos;

/// <summary>One worker of a cluster: an Orleans silo in this process, which plays items of whichever runs are sent.</summary>
public sealed class ClusterSilo : IAsyncDisposable
{
    private static readonly TimeSpan Report = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stop = new();
    private readonly SiloOptions _options;
    private readonly IHost _host;
    private readonly IKeyStore _keys;
    private readonly SpooledCallStore _calls;
    private readonly SiloWork _work;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _since;
    private readonly List<Task> _loops = [];

    private ClusterSilo(SiloOptions options, IHost host, IKeyStore keys, SpooledCallStore calls, SiloWork work, TimeProvider time)
    {
        (_options, _host, _keys, _calls, _work, _time, _since) = (options, host, keys, calls, work, time, time.GetUtcNow());
    }

    /// <summary>Names the silo within its cluster.</summary>
    public string Session => _calls.Session;

    /// <summary>Joins a cluster.</summary>
    /// <param name="options">How.</param>
    /// <param name="open">Makes runs again.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the joining.</param>
    /// <exception cref="StoreException">The store cannot be reached, refuses, or belongs to another version.</exception>
    public static async Task<ClusterSilo> JoinAsync(SiloOptions options, JobOpener open, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(time);
        var keys = await KeyStores.OpenAsync(options.Address);
        await ClusterNetwork.RequireVersionAsync(keys);
        var session = await Sessions.BeginAsync(keys, Sessions.Silo);
        SpooledCallStore calls = new(new KeyCallStore(keys, session, time), options.Spool, time);
        IHost? host = null;
        SiloWork work = new(keys, calls, options.Permits, open, opening => new LeasedPurse(() => host!.Services.GetRequiredService<IGrainFactory>().GetGrain<IPurseGrain>(opening.RunId), opening.NameIn(session), time), time);
        host = Build(options, keys, work, time);
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new StoreException($"the worker cannot join the cluster at {options.Address.Place}: {e.GetBaseException().Message.Split('\n')[0]}", e);
        }

        ClusterSilo silo = new(options, host, keys, calls, work, time);
        silo._loops.AddRange([silo.EveryAsync(Report, silo.SayAsync), silo.EveryAsync(Lease, silo.LeaseAsync)]);
        return silo;
    }

    /// <summary>Waits until the worker is told to stop.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => _host.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_loops);
        await _work.DisposeAsync();
        await _host.StopAsync();
        _host.Dispose();
        await _calls.DisposeAsync();
        await Sessions.EndAsync(_keys, Session);
        await _keys.DisposeAsync();
        _stop.Dispose();
    }

    private static IHost Build(SiloOptions options, IKeyStore keys, SiloWork work, TimeProvider time)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(keys).AddSingleton(work).AddSingleton(time);
        builder.UseOrleans(silo =>
        {
            ClusterNetwork.Join(silo, options.Address);
            silo.Configure<ClusterMembershipOptions>(o =>
            {
                o.ProbeTimeout = options.Probe;
                o.NumMissedProbesLimit = 2;
                o.TableRefreshTimeout = options.Probe * 5;
                o.IAmAliveTablePublishTimeout = options.Probe * 5;
                o.DefunctSiloExpiration = TimeSpan.FromMinutes(10);
                o.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(1);
            });
            silo.ConfigureEndpoints(
                IPAddress.Parse(options.Bind),
                options.Port > 0 ? options.Port : ClusterNetwork.FreePort(),
                options.GatewayPort > 0 ? options.GatewayPort : ClusterNetwork.FreePort());
        });
        return builder.Build();
    }

    private async Task EveryAsync(TimeSpan pause, Func<Task> work)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await work();
                await Task.Delay(pause, _time, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or TimeoutException or OrleansException)
            {
                await ((Task)Task.Delay(pause, _time, _stop.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SayAsync()
    {
        var (playing, waiting, done, failed) = _work.Counts;
        var totals = _work.Jobs.Select(j => j.Job.Gateway?.Totals).OfType<LanguageModels.Calls.CallTotals>().ToArray();
        var state = new SiloState
        {
            Version = ClusterNetwork.Version,
            Host = Environment.MachineName,
            Process = Environment.ProcessId,
            Permits = _options.Permits,
            Playing = playing,
            Waiting = waiting,
            Done = done,
            Failed = failed,
            Calls = totals.Sum(t => t.Calls),
            Cost = totals.Sum(t => t.KnownCost),
            Spooled = _calls.Waiting,
            Since = _since,
        };
        await Sessions.SayAsync(_keys, Session, JsonSerializer.SerializeToUtf8Bytes(state, ClusterJson.Default.SiloState), _stop.Token);
    }

    private async Task LeaseAsync()
    {
        var grains = _host.Services.GetRequiredService<IGrainFactory>();
        foreach (var (opening, limit) in _work.Jobs.SelectMany(j => (j.Job.Gateway?.Endpoints ?? []).Select(e => (j.Opening, e))))
        {
            var lease = await grains.GetGrain<ILimiterGrain>($"{limit.Address} {limit.Model}").LeaseAsync(opening.NameIn(Session), new(limit.Wanted, _options.Permits, limit.Refusals, limit.PausedUntil));
            limit.Bound(lease.Most, lease.PausedUntil);
        }
    }
}
