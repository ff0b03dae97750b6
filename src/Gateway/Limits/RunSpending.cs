namespace LearningThePrior.Gateway.Limits;

/// <summary>What a run has spent by what its folder holds: replies, failed calls, and what was perhaps paid for without a reply.</summary>
/// <param name="Calls">How many calls.</param>
/// <param name="Cost">US dollars, put high where they are unknown.</param>
public sealed record RunSpending(long Calls, decimal Cost)
{
    /// <summary>Reads it.</summary>
    /// <param name="options">Folder, run, prices and file of calls, as a gateway that goes on with the run is given them.</param>
    /// <exception cref="LanguageModels.ModelException">A file cannot be read; names it.</exception>
    public static async Task<RunSpending> OfAsync(GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var own = options.Store is null && options.Recordings is { } folder ? new Store.FolderCallStore(folder, options.RunId) : null;
        var spending = await Spending.ReadAsync(options.Store ?? own, options);
        return new(spending.Calls, spending.Cost);
    }
}
