using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Judges;

/// <summary>
/// Makes another judge's credences as unreliable as a human's: too bold or too timid, drawn to one answer, and not the
/// same twice. Verdicts without credences pass through, and so does a credence of exactly 0, which no odds can move.
/// </summary>
public sealed class NoisyJudge : IJudge
{
    private readonly IJudge _inner;
    private readonly double _temperature;
    private readonly double _bias;
    private readonly double _inconsistency;

    /// <summary>Wraps a judge.</summary>
    /// <param name="inner">Whose credences to disturb.</param>
    /// <param name="temperature">Log odds are divided by it: above 1 is timid, below 1 bold, 1 as they are.</param>
    /// <param name="bias">
    /// Nats added to the log odds of the answer that is listed first to the judge; where the first position listed is no
    /// single answer, or nobody is listed, of the first of <see cref="JudgeCase.ListedAnswers"/>. Negative for a recency bias.
    /// </param>
    /// <param name="inconsistency">
    /// Standard deviation, in nats, of the Gaussian noise in the log odds of any two answers; drawn from the case's seed.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="temperature"/> is not positive, <paramref name="inconsistency"/> is negative, or one is not finite.
    /// </exception>
    public NoisyJudge(IJudge inner, double temperature = 1, double bias = 0, double inconsistency = 0)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Require(temperature > 0 && double.IsFinite(temperature), nameof(temperature), temperature, "positive and finite");
        Require(double.IsFinite(bias), nameof(bias), bias, "finite");
        Require(inconsistency >= 0 && double.IsFinite(inconsistency), nameof(inconsistency), inconsistency, "finite and not negative");
        (_inner, _temperature, _bias, _inconsistency) = (inner, temperature, bias, inconsistency);
    }

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"noisy({_inner.Name}, temperature={_temperature}, bias={_bias}, inconsistency={_inconsistency})");

    /// <inheritdoc/>
    public void RequireFit(AnswerSet answers) => _inner.RequireFit(answers);

    /// <inheritdoc/>
    public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var verdict = await _inner.JudgeAsync(@case, cancellationToken);
        return verdict is DecidedVerdict decided
            ? decided with
            {
                Credences = Disturb(decided.Credences, @case),
                Source = decided.Source with { Method = decided.Source.Method + "+noise" },
            }
            : verdict;
    }

    private Credences Disturb(Credences credences, JudgeCase @case)
    {
        if (_temperature == 1 && _bias == 0 && _inconsistency == 0)
        {
            return credences;
        }

        var favoured = @case.Positions is [{ Position: AnswerPosition first }, ..] ? first.Answer : @case.ListedAnswers.First();
        var random = @case.Seed.For("noise").CreateRandom();
        var likeliest = credences.Values.Max();
        var logs = credences.Values.Select((p, answer) =>
            (Math.Log(p / likeliest) / _temperature)
            + (answer == favoured ? _bias : 0)
            + (_inconsistency / Math.Sqrt(2) * random.NextGaussian())).ToArray(); // two such draws differ by the deviation asked for
        var greatest = logs.Max();
        return Credences.Normalise([.. logs.Select(l => Math.Exp(l - greatest))]);
    }

    private static void Require(bool holds, string name, double value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, $"The {name} must be {rule}.");
        }
    }
}
