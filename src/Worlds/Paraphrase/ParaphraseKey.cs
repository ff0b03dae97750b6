using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Paraphrase;

/// <summary>The exact answers of one world of copies, for scoring only.</summary>
public sealed class ParaphraseKey : IAnswerKey
{
    private readonly ParaphraseWorlds _settings;
    private readonly LatentSpace _latents;
    private readonly IReadOnlyList<bool> _truth;
    private readonly (int Yes, int No)[] _labels;

    internal ParaphraseKey(
        ParaphraseWorlds settings, LatentSpace latents, IReadOnlyList<bool> truth, IReadOnlyList<Observation> observed)
    {
        (_settings, _latents, _truth) = (settings, latents, truth);
        _labels = new (int, int)[truth.Count];
        foreach (var (question, answer) in observed)
        {
            ref var labels = ref _labels[((StatementQuestion)question).Number - 1];
            labels = answer == 1 ? (labels.Yes + 1, labels.No) : (labels.Yes, labels.No + 1);
        }
    }

    /// <inheritdoc/>
    public bool KnowsTruth => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question is not about a statement.</exception>
    public Credences Target(Question question) =>
        Credences.OfYes(_truth[Own(question) - 1] ? 1 - _settings.Noise : _settings.Noise);

    /// <inheritdoc/>
    /// <remarks>By summing over the fact; given it, each statement depends on its own labels alone.</remarks>
    /// <exception cref="ArgumentException">A question is not about a statement.</exception>
    public IReadOnlyList<Credences> Bayes(IReadOnlyList<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var evidence = Enumerable.Range(1, _truth.Count).Sum(j => Math.Log(Given(true, j).Likelihood / Given(false, j).Likelihood));
        var fact = 1 / (1 + ((1 - _settings.Fact) / _settings.Fact * Math.Exp(-evidence)));
        return [.. questions.Select(Own).Select(j => Labelled((fact * Given(true, j).IsTrue) + ((1 - fact) * Given(false, j).IsTrue)))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<ExactPrediction> OtherPredictions =>
    [
        new(ExactPrediction.FlatPrior, "Bayes with every Z as probable as any other, where no statement tells of another", questions =>
            [.. questions.Select(Own).Select(j => Labelled(1 / (1 + Math.Exp(-LogOdds(j)))))]),
    ];

    /// <inheritdoc/>
    public double LogPrior(IReadOnlyList<double> z)
    {
        _latents.Check(z);
        var yes = Enumerable.Range(0, _truth.Count).Count(j => _latents.Option(z, j) == 1);
        return ParaphraseFormulas.LogPrior(_settings.Fact, _settings.Wrong, _truth.Count, yes);
    }

    /// <inheritdoc/>
    /// <remarks>One statement of Z each.</remarks>
    public double? Recovered(IReadOnlyList<double> z)
    {
        _latents.Check(z);
        return _truth.Select((isTrue, j) => isTrue == (_latents.Option(z, j) == 1) ? 1.0 : 0).Average();
    }

    /// <summary>
    /// Given the fact, statement j: how probable it is after its labels, and how likely these were, up to a factor that the
    /// fact does not change.
    /// </summary>
    private (double IsTrue, double Likelihood) Given(bool fact, int number)
    {
        var prior = fact ? 1 - _settings.Wrong : _settings.Wrong;
        var logOdds = LogOdds(number);
        var (ifTrue, ifFalse) = (prior / (1 + Math.Exp(-logOdds)), (1 - prior) / (1 + Math.Exp(logOdds)));
        return (ifTrue / (ifTrue + ifFalse), ifTrue + ifFalse);
    }

    /// <summary>What a statement's labels say of it by themselves: log odds that it is true.</summary>
    private double LogOdds(int number) => (_labels[number - 1].Yes - _labels[number - 1].No) * Math.Log((1 - _settings.Noise) / _settings.Noise);

    /// <summary>How probable the label yes is of a statement that is so probably true.</summary>
    private Credences Labelled(double isTrue) => Credences.OfYes((isTrue * (1 - _settings.Noise)) + ((1 - isTrue) * _settings.Noise));

    private int Own(Question question) => question is StatementQuestion { Number: > 0 } asked && asked.Number <= _truth.Count
        ? asked.Number
        : throw new ArgumentException("Not a question about one of the statements.", nameof(question));
}
