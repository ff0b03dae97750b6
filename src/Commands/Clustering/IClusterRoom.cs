using System.CommandLine;
using System.Text.Json;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Cli.Clustering;

/// <summary>What of <c>ltp</c> needs a cluster: the full program has it, the light one has neither its commands nor its option.</summary>
internal interface IClusterRoom
{
    /// <summary>Commands of its own.</summary>
    IEnumerable<Command> Commands(TextWriter output, TextWriter error);

    /// <summary>Why an address is refused, before anything is begun; null where it is one.</summary>
    string? Refusal(string address);

    /// <summary>Begins to drive a run.</summary>
    /// <exception cref="UserException">The address cannot be read.</exception>
    Task<IClusterRun> BeginAsync(ClusterRequest request, TextWriter error, CancellationToken cancellationToken);
}

/// <summary>A run that is to be played by a cluster.</summary>
/// <param name="Address">The cluster, as <c>--cluster</c> names it.</param>
/// <param name="RunId">The run.</param>
/// <param name="Kind">Who makes it again, see <see cref="WorkerJob"/>.</param>
/// <param name="Plan">The plan, as <c>run.json</c> holds it.</param>
/// <param name="Folder">The run's folder.</param>
internal sealed record ClusterRequest(string Address, string RunId, string Kind, JsonElement Plan, string Folder)
{
    /// <summary>How models are called, as options of the command line.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Prices, limits and where the folder's own calls are; null where no model is called.</summary>
    public GatewayOptions? Gateway { get; init; }

    /// <summary>How much is done side by side, by all workers that are started here.</summary>
    public int Concurrency { get; init; } = Environment.ProcessorCount;

    /// <summary>The run's file of calls; null for none.</summary>
    public CallLog? Calls { get; init; }
}

/// <summary>A run that a cluster plays.</summary>
internal interface IClusterRun : IAsyncDisposable
{
    /// <summary>Where items go.</summary>
    IRunner Runner { get; }

    /// <summary>All calls so far.</summary>
    CallTotals Totals { get; }

    /// <summary>Calls by role and model.</summary>
    IReadOnlyList<(ModelRole Role, string Model, CallTotals Totals)> ByRoleAndModel { get; }

    /// <summary>What may have been paid for without a reply, in the cluster and before.</summary>
    Task<PerhapsPaid> PerhapsPaidAsync(CancellationToken cancellationToken);

    /// <summary>Forgets in the cluster what the closed run holds in its folder.</summary>
    Task CloseAsync(CancellationToken cancellationToken);
}

/// <summary>A run as a worker makes it again.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Gateway">How models are called.</param>
/// <param name="Permits">How much is done at once.</param>
/// <param name="Directory">The folder in which the run was begun.</param>
internal sealed record WorkerJob(string RunId, JsonElement Plan, GatewayOptions Gateway, int Permits, string Directory)
{
    /// <summary>A path as it was typed there, in full.</summary>
    public string PathOf(string typed) => Path.GetFullPath(typed, Directory);
}

/// <summary>Who works on the items of a run, and what their calls go through.</summary>
internal sealed record WorkerHandlers(string Kind, IItemHandler Handler, ModelGateway? Gateway = null);
