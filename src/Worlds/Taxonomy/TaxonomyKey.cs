using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>The exact answers of one taxonomy, for scoring only.</summary>
public sealed class TaxonomyKey : IAnswerKey
{
    private readonly TaxonomyScheme _scheme;
    private readonly LatentSpace _latents;
    private readonly StoredKinds _truth;
    private readonly Lazy<BeliefPropagation> _bayes;
    private readonly Lazy<BeliefPropagation> _flat;

    internal TaxonomyKey(TaxonomyScheme scheme, LatentSpace latents, IReadOnlyList<Observation> observed)
    {
        (_scheme, _latents) = (scheme, latents);
        _truth = StoredKinds.Of(scheme.Kinds, scheme.Settings.Stored);
        _flat = new(() => new(.5, scheme.Settings.Noise, observed));
        _bayes = new(() => new(scheme.Settings.Exceptions, scheme.Settings.Noise, observed));
    }

    /// <inheritdoc/>
    public bool KnowsTruth => true;

    /// <summary>The z that states what is so, as far down as z goes.</summary>
    public double[] TrueLatent => _truth.ToLatent(_latents);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question is not about a leaf.</exception>
    public Credences Target(Question question) =>
        Credences.OfYes(_scheme.Kinds.HasAttribute(Own(question).Kind) ? 1 - _scheme.Settings.Noise : _scheme.Settings.Noise);

    /// <inheritdoc/>
    /// <remarks>By belief propagation over the whole tree, whatever part of it z stores.</remarks>
    /// <exception cref="ArgumentException">A question is not about a leaf.</exception>
    public IReadOnlyList<Credences> Bayes(IReadOnlyList<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return [.. questions.Select(q => Credences.OfYes(_bayes.Value.Predict(Own(q))))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<ExactPrediction> OtherPredictions =>
    [
        new(ExactPrediction.FlatPrior, "Bayes with an exception as probable as none at every edge", questions =>
            [.. questions.Select(q => Credences.OfYes(_flat.Value.Predict(Own(q))))]),
    ];

    /// <inheritdoc/>
    public double LogPrior(IReadOnlyList<double> z) =>
        StoredKinds.Of(_latents, z).LogPrior(_scheme.Settings.Exceptions);

    /// <inheritdoc/>
    /// <remarks>One statement a stored kind: whether it has the attribute.</remarks>
    public double? Recovered(IReadOnlyList<double> z) => _truth.Agreement(StoredKinds.Of(_latents, z));

    private static TaxonomyQuestion Own(Question question) => question as TaxonomyQuestion
        ?? throw new ArgumentException("Not a question about a leaf of the taxonomy.", nameof(question));
}
