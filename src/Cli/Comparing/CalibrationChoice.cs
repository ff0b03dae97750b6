using LearningThePrior.Cli.Learning;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Comparing;

/// <summary>A judge whose credences are calibrated on held-out debates, as it is typed: <c>calibrated:JUDGE</c>, <c>calibrated-platt:JUDGE</c>, <c>calibrated-isotonic:JUDGE</c>.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Judge">Whose credences.</param>
/// <param name="TwoAnswers">Whether it is for questions of two answers alone.</param>
/// <param name="Fit">Makes the calibration of held-out verdicts and what was right.</param>
internal sealed record CalibrationChoice(string Text, string Judge, bool TwoAnswers, Func<IEnumerable<(Credences Credences, int Correct)>, ICalibration> Fit)
{
    public const string Help =
        "calibrated:JUDGE is any judge with its credences calibrated by a temperature, calibrated-platt: by Platt's scaling, calibrated-isotonic: by isotonic regression, "
        + "each fitted for each protocol on --held-out questions that are not compared";

    /// <summary>The choice that a judge's name is; null for any other judge.</summary>
    /// <exception cref="UserException">It names no judge to calibrate.</exception>
    public static CalibrationChoice? Find(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (method, judge) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        CalibrationChoice? found = method switch
        {
            "calibrated" => new(text, judge, TwoAnswers: false, TemperatureCalibration.Fit),
            "calibrated-platt" => new(text, judge, TwoAnswers: true, PlattCalibration.Fit),
            "calibrated-isotonic" => new(text, judge, TwoAnswers: true, IsotonicCalibration.Fit),
            _ => null,
        };
        return found is null ? null
            : judge.Length == 0 ? throw new UserException($"judge '{text}': the judge to be calibrated is missing, as in {method}:bounded.")
            : Find(judge) is not null ? throw new UserException($"judge '{text}' is calibrated twice; once will do.")
            : found;
    }

    /// <summary>The judges that are asked in the end.</summary>
    public static IEnumerable<string> Within(string text) => JudgeChoice.Within(Find(text)?.Judge ?? text);
}
