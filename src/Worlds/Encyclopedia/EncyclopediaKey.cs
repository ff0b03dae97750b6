using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>The exact answers of one encyclopedia, for scoring only. Bayes is exact for every K that is allowed.</summary>
public sealed class EncyclopediaKey : IAnswerKey
{
    private readonly LatentSpace _latents;
    private readonly TablePrior _prior;
    private readonly double _flip;
    private readonly LeafCounts _counts;
    private readonly Lazy<TablePosterior> _posterior;
    private readonly Lazy<TablePosterior> _flat;

    internal EncyclopediaKey(
        LatentSpace latents, StateTable truth, TablePrior prior, double flip, IReadOnlyList<Observation> observed, Seed seed)
    {
        (_latents, Truth, _prior, _flip, _counts) = (latents, truth, prior, flip, new(truth));
        _posterior = new(() => new(prior, flip, observed, seed.For("ties")));
        _flat = new(() => new(new TablePrior(prior.States, 1.0 / prior.States), flip, observed, seed.For("ties")));
    }

    /// <inheritdoc/>
    public bool KnowsTruth => true;

    /// <summary>The table that made the world's book.</summary>
    public StateTable Truth { get; }

    /// <summary>
    /// argmax of log Prior(z) + sum over D of log P(y|x,z), exactly; of equals, one drawn by the world's seed. The states
    /// are named breadth first.
    /// </summary>
    public double[] MapLatent => _posterior.Value.Map.ToLatent(_latents);

    /// <inheritdoc/>
    public IReadOnlyList<double> BestLatent => MapLatent;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question is not about leaves.</exception>
    public Credences Target(Question question) => question is EncyclopediaQuestion asked
        ? Credences.OfYes(_counts.For(asked) >= asked.AtLeast ? 1 - _flip : _flip)
        : throw new ArgumentException("Not a question about leaves of the encyclopedia.", nameof(question));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A question is not about leaves.</exception>
    public IReadOnlyList<Credences> Bayes(IReadOnlyList<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return _posterior.Value.Predict(questions);
    }

    /// <inheritdoc/>
    /// <remarks>Answers are independent given z, so that Bayes is the objective's posterior too.</remarks>
    public IReadOnlyList<ExactPrediction> OtherPredictions =>
    [
        new(ExactPrediction.BestZ, "the objective's best single z, exactly", Best),
        new(ExactPrediction.FlatPrior, "Bayes with every possible table as probable as any other", questions => _flat.Value.Predict(questions)),
    ];

    /// <inheritdoc/>
    public double LogPrior(IReadOnlyList<double> z) => _prior.LogPrior(StateTable.FromLatent(_latents, z));

    /// <inheritdoc/>
    /// <remarks>Of 3 K + 1 statements, under the renaming of states that makes the most of them true.</remarks>
    public double? Recovered(IReadOnlyList<double> z)
    {
        var table = StateTable.FromLatent(_latents, z);
        return Namings([.. Enumerable.Range(0, table.States)], 0).Max(names => Agreeing(table, names)) / ((3.0 * table.States) + 1);
    }

    private IReadOnlyList<Credences> Best(IReadOnlyList<Question> questions)
    {
        var counts = new LeafCounts(_posterior.Value.Map);
        return [.. questions.Cast<EncyclopediaQuestion>().Select(q => Credences.OfYes(counts.For(q) >= q.AtLeast ? 1 - _flip : _flip))];
    }

    private int Agreeing(StateTable table, int[] names) =>
        (names[table.Root] == Truth.Root ? 1 : 0)
        + Enumerable.Range(0, table.States).Sum(s =>
            (names[table.Next(s, 0)] == Truth.Next(names[s], 0) ? 1 : 0)
            + (names[table.Next(s, 1)] == Truth.Next(names[s], 1) ? 1 : 0)
            + (table.Facts[s] == Truth.Facts[names[s]] ? 1 : 0));

    private static IEnumerable<int[]> Namings(int[] names, int from)
    {
        if (from == names.Length)
        {
            yield return names;
        }

        for (var i = from; i < names.Length; i++)
        {
            int[] swapped = [.. names];
            (swapped[from], swapped[i]) = (swapped[i], swapped[from]);
            foreach (var naming in Namings(swapped, from + 1))
            {
                yield return naming;
            }
        }
    }
}
