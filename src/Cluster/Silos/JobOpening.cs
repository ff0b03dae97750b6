namespace LearningThePrior.Cluster.Silos;

/// <summary>
/// One opening of a run in a silo. Calls are counted by opening: an item that is begun here once more, or for another driver, is counted from nothing, as in a
/// process that goes on.
/// </summary>
/// <param name="RunId">The run.</param>
/// <param name="Driver">The driver's session.</param>
/// <param name="Number">How often its items were begun here, this time included.</param>
internal readonly record struct JobOpening(string RunId, string Driver, int Number)
{
    /// <summary>Names it among all openings of all silos.</summary>
    public string NameIn(string session) => FormattableString.Invariant($"{session}/{Driver}/{Number}/{RunId}");
}
