using System.CommandLine;
using LearningThePrior.Cluster.Running;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Limits;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.LanguageModels.Prices;

namespace LearningThePrior.Cli.Clustering;

/// <summary>What of <c>ltp</c> needs a cluster. Orleans and the stores are loaded when one is used.</summary>
internal sealed class ClusterRoom : IClusterRoom
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public IEnumerable<Command> Commands(TextWriter output, TextWriter error) => [StoreCommand.Make(error), WorkerCommand.Make(error), ClusterCommand.Make(output)];

    public string? Refusal(string address)
    {
        try
        {
            _ = Addresses.Parse(address);
            return null;
        }
        catch (UserException e)
        {
            return e.Message;
        }
    }

    public async Task<IClusterRun> BeginAsync(ClusterRequest request, TextWriter error, CancellationToken cancellationToken)
    {
        var address = Addresses.Parse(request.Address);
        LocalSilos? local = null;
        if (address.Local > 0)
        {
            local = await LocalSilos.StartAsync(address.Local, request, error, cancellationToken);
            address = local.Address;
        }

        try
        {
            var before = request.Gateway is { } gateway && (gateway.MaxCost is not null || gateway.MaxCalls is not null) ? await RunSpending.OfAsync(gateway) : null;
            var link = await ClusterLink.ConnectAsync(address, Patience, cancellationToken);
            return new ClusterRun(request, before, link, local);
        }
        catch
        {
            if (local is not null)
            {
                await local.DisposeAsync();
            }

            throw;
        }
    }

    private sealed class ClusterRun : IClusterRun
    {
        private readonly ClusterRequest _request;
        private readonly ClusterLink _link;
        private readonly LocalSilos? _local;
        private readonly ClusterRunner _runner;
        private readonly FolderCallStore? _replies;

        public ClusterRun(ClusterRequest request, RunSpending? before, ClusterLink link, LocalSilos? local)
        {
            (_request, _link, _local) = (request, link, local);
            _replies = request.Gateway?.Recordings is { } recordings ? new(recordings, request.RunId) : null;
            var job = new ClusterJob
            {
                RunId = request.RunId,
                Kind = request.Kind,
                Plan = request.Plan,
                Options = request.Options,
                Directory = Environment.CurrentDirectory,
                MaxCost = request.Gateway?.MaxCost,
                MaxCalls = request.Gateway?.MaxCalls,
                CallsBefore = before?.Calls ?? 0,
                CostBefore = before?.Cost ?? 0,
            };
            _runner = new(link, job) { Replies = _replies, Calls = request.Calls };
        }

        public IRunner Runner => _runner;

        public CallTotals Totals => _runner.Tally.Totals;

        public IReadOnlyList<(ModelRole Role, string Model, CallTotals Totals)> ByRoleAndModel => _runner.Tally.ByRoleAndModel;

        private PriceTable Prices => (_request.Gateway ?? new GatewayOptions()).Prices;

        public async Task<PerhapsPaid> PerhapsPaidAsync(CancellationToken cancellationToken)
        {
            var there = await _link.PerhapsPaidAsync(_request.RunId, _runner.IsOver, Prices, cancellationToken);
            var here = _replies is null ? [] : await _replies.PerhapsPaidAsync(_request.RunId, cancellationToken).ToListAsync(cancellationToken);
            return PerhapsPaid.Of([.. here, .. there.Intents], Prices);
        }

        public async Task CloseAsync(CancellationToken cancellationToken)
        {
            if (_replies is not null)
            {
                // The folder tells of them from now on, whatever becomes of the store.
                foreach (var lost in (await _link.PerhapsPaidAsync(_request.RunId, _runner.IsOver, Prices, cancellationToken)).Intents)
                {
                    await _replies.IntendAsync(lost, cancellationToken);
                }
            }

            await _runner.ForgetAsync(cancellationToken);
            if (_local is not null)
            {
                await _local.EndAsync();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _link.DisposeAsync();
            if (_replies is not null)
            {
                await _replies.DisposeAsync();
            }

            if (_local is not null)
            {
                await _local.DisposeAsync();
            }
        }
    }
}
