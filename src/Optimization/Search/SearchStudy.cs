using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// The measure "search": evaluations of the objective until a rounded candidate is within <see cref="Tolerance"/> of the
/// best. A value with its gradient counts as one; candidates that are not rounded count, but cannot succeed.
/// </summary>
public static class SearchStudy
{
    /// <summary>How near in nats counts as found.</summary>
    public const double Tolerance = .1;

    /// <summary>Runs every search on the problem of every seed.</summary>
    /// <param name="problem">Makes the problem of a seed.</param>
    /// <param name="searches">Each with its name in the results.</param>
    /// <param name="seeds">How many seeds, at least one.</param>
    /// <param name="limit">Evaluations after which a search has failed.</param>
    /// <param name="seed">What the seeds derive from.</param>
    /// <param name="told">Hears of each search in each world: its name, and what it needed, null where the limit was reached first. Null for nobody.</param>
    /// <param name="cancellationToken">Stops between two steps of a search.</param>
    /// <returns>A row for each search, in order.</returns>
    public static IReadOnlyList<SearchRow> Run(
        Func<Seed, SearchProblem> problem,
        IReadOnlyList<(string Name, Func<SearchProblem, Seed, ILatentOptimizer> Create)> searches,
        int seeds,
        long limit,
        Seed seed = default,
        Action<string, long?>? told = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(searches);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seeds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var needed = searches.Select(_ => new long?[seeds]).ToArray();
        for (var i = 0; i < seeds; i++)
        {
            var one = problem(seed.For("search problem", i));
            for (var s = 0; s < searches.Count; s++)
            {
                needed[s][i] = Count(one, searches[s].Create(one, seed.For("search", i)), limit, cancellationToken);
                told?.Invoke(searches[s].Name, needed[s][i]);
            }
        }

        return [.. searches.Select((search, s) => SearchRow.Of(search.Name, needed[s]))];
    }

    private static long? Count(SearchProblem problem, ILatentOptimizer search, long limit, CancellationToken cancellationToken)
    {
        for (var spent = 0L; spent < limit;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var asked = search.Ask();
            var told = new Evaluation[asked.Count];
            for (var i = 0; i < told.Length; i++)
            {
                told[i] = problem.Value is { } value && !search.NeedsGradient ? new(value(asked[i])) : problem.Objective(asked[i]);
                spent++;
                if (told[i].Value >= problem.Best - Tolerance && problem.Space.Round(asked[i]).AsSpan().SequenceEqual(asked[i]))
                {
                    return spent <= limit ? spent : null;
                }
            }

            search.Tell(told);
        }

        return null;
    }
}
