using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Table;

/// <summary>The table's own labels, or the true conditional where the table was drawn, and exact Bayes under the human's beliefs as Laplace has it.</summary>
public sealed class TableKey : IAnswerKey
{
    private readonly IReadOnlyDictionary<string, int> _recorded;
    private readonly Func<TableQuestion, Credences>? _truth;
    private readonly Lazy<WalkFit> _fit;
    private readonly Lazy<WalkFit> _flat;
    private readonly Func<IReadOnlyList<double>, IClaimOracle> _claims;

    internal TableKey(
        IReadOnlyDictionary<string, int> recorded, Func<TableQuestion, Credences>? truth, Func<bool, WalkFit> fit, Func<IReadOnlyList<double>, IClaimOracle> claims, Func<IReadOnlyList<Question>, IReadOnlyList<Credences>>? ignorant)
    {
        (_recorded, _truth, _fit, _flat, _claims) = (recorded, truth, new(() => fit(false)), new(() => fit(true)), claims);
        OtherPredictions =
        [
            new(ExactPrediction.FlatPrior, "Bayes with slopes a thousand times as wide as the human believes, about 0", questions => Predict(_flat.Value, questions)),
            .. ignorant is null ? Array.Empty<ExactPrediction>() : [new(ExactPrediction.DefaultBeliefs, "Bayes of a human who wrote no beliefs", ignorant)],
        ];
    }

    /// <inheritdoc/>
    public bool KnowsTruth => _truth is not null;

    /// <summary>The fit under the beliefs as they are stated.</summary>
    public WalkFit Fit => _fit.Value;

    /// <inheritdoc/>
    public Credences Target(Question question)
    {
        var row = Row(question);
        return _truth is not null ? _truth(row) : Credences.Certain(_recorded[row.Id], row.Answers.Count);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Credences> Bayes(IReadOnlyList<Question> questions) => Predict(Fit, questions);

    /// <inheritdoc/>
    /// <remarks>The prior of slopes switched off; and, where beliefs were stated, what an ignorant human would have made of the same rows.</remarks>
    public IReadOnlyList<ExactPrediction> OtherPredictions { get; }

    /// <inheritdoc/>
    public double LogPrior(IReadOnlyList<double> z) => (double)_claims(z).Whole(new PriorQuestion("log-prior")).Value[0] / PriorQuestion.UnitsPerNat;

    /// <inheritdoc/>
    /// <remarks>Always null: statements are numbers, and none is exactly true.</remarks>
    public double? Recovered(IReadOnlyList<double> z) => null;

    private static IReadOnlyList<Credences> Predict(WalkFit fit, IReadOnlyList<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return [.. questions.Select(Row).Select(row => fit.Predict(row.Row, row.Period))];
    }

    private static TableQuestion Row(Question question) => question as TableQuestion
        ?? throw new ArgumentException($"Question {question?.Id} is not about a row of a table.", nameof(question));
}
