namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>Reads a run whole.</summary>
internal static class Streams
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<IReadOnlyList<StoredDebate>> DebatesAsync(this StoredRun run) => await run.ReadDebatesAsync(Cancellation).ToListAsync(Cancellation);

    public static async Task<IReadOnlyList<StoredJudgement>> JudgementsAsync(this StoredRun run) => await run.ReadJudgementsAsync(Cancellation).ToListAsync(Cancellation);

    public static async Task<IReadOnlyList<StoredKey>> KeysAsync(this StoredRun run) => await run.ReadKeysAsync(Cancellation).ToListAsync(Cancellation);

    public static async Task<IReadOnlyList<StoredNode>> NodesAsync(this StoredRun run) => await run.ReadNodesAsync(Cancellation).ToListAsync(Cancellation);
}
