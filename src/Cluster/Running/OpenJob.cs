using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Gateway.Limits;
using LearningThePrior.Gateway.Store;

namespace LearningThePrior.Cluster.Running;

/// <summary>What a worker gives a job that it opens.</summary>
/// <param name="Store">Where calls are kept.</param>
/// <param name="Calls">Who is told of calls.</param>
/// <param name="Purse">Money that is shared with other silos; null where there is no limit.</param>
/// <param name="Permits">How many calls of this silo may be under way at once.</param>
public sealed record JobSurroundings(ICallStore Store, ICallSink Calls, ICallPurse? Purse, int Permits);

/// <summary>A run as a worker plays it: who works on its items, and what their calls go through.</summary>
/// <param name="handlers">Who works on which kind of item.</param>
/// <param name="gateway">What calls go through, disposed of with this; null where none is made.</param>
public sealed class OpenJob(IReadOnlyDictionary<string, IItemHandler> handlers, ModelGateway? gateway = null) : IAsyncDisposable
{
    /// <summary>Who works on which kind of item.</summary>
    public IReadOnlyDictionary<string, IItemHandler> Handlers => handlers;

    /// <summary>What calls go through; null where none is made.</summary>
    public ModelGateway? Gateway => gateway;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => gateway?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Makes a run again from its data, as a run that goes on is made again from its <c>run.json</c>.</summary>
/// <param name="job">The run.</param>
/// <param name="surroundings">Where its calls go.</param>
/// <exception cref="Exception">It cannot be made here: a document is missing or another one, a kind is unknown. The message is one line.</exception>
public delegate OpenJob JobOpener(ClusterJob job, JobSurroundings surroundings);
