using LearningThePrior.Cluster.Stores;

namespace LearningThePrior.Cluster.Silos;

/// <summary>A run's purse, wherever it is kept.</summary>
internal sealed class PurseGrain(IKeyStore keys) : Grain, IPurseGrain
{
    private RunPurse? _purse;

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => _purse = await RunPurse.OpenAsync(keys, this.GetPrimaryKeyString(), cancellationToken);

    public Task<Allowance> AllowAsync(string silo, long calls, decimal cost) => _purse!.AllowAsync(silo, calls, cost);
}
