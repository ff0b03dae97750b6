using Orleans.Concurrency;

namespace LearningThePrior.Cluster.Silos;

/// <summary>One item of one run, wherever it is played. Its key is the run's id, a line feed and the item's key.</summary>
internal interface IItemGrain : IGrainWithStringKey
{
    /// <summary>Begins to play it, unless it is played or has ended; returns at once. Asked again and again, it begins again what was lost with a silo.</summary>
    /// <param name="item">The item, as JSON.</param>
    [AlwaysInterleave]
    Task StartAsync(byte[] item);
}
