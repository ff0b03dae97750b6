using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Judges;

/// <summary>Another judge with its credences calibrated. Verdicts without credences pass through.</summary>
/// <param name="inner">Whose credences to calibrate.</param>
/// <param name="calibration">How; fitted on verdicts of the same judge on other questions.</param>
public sealed class CalibratedJudge(IJudge inner, ICalibration calibration) : IJudge
{
    private readonly IJudge _inner = inner ?? throw new ArgumentNullException(nameof(inner));
    private readonly ICalibration _calibration = calibration ?? throw new ArgumentNullException(nameof(calibration));

    /// <inheritdoc/>
    public string Name => $"calibrated({_inner.Name}, {_calibration})";

    /// <inheritdoc/>
    public void RequireFit(AnswerSet answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (_calibration.Answers is { } count && count != answers.Count)
        {
            throw new ArgumentException($"{_calibration} is for {count} answers; the question has {answers.Count}.", nameof(answers));
        }

        _inner.RequireFit(answers);
    }

    /// <inheritdoc/>
    public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        this.RequireFit(@case);
        var verdict = await _inner.AskAsync(@case, cancellationToken);
        return verdict is DecidedVerdict decided
            ? decided with
            {
                Credences = _calibration.Apply(decided.Credences),
                Source = decided.Source with { Method = decided.Source.Method + "+calibration" },
            }
            : verdict;
    }
}
