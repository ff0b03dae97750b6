using LearningThePrior.Judges;
using LearningThePrior.Probability;

namespace LearningThePrior.Experiments.Registry;

/// <summary>How the credences of a judge named <c>calibrated:JUDGE</c> are fitted to what was right on held-out debates.</summary>
/// <param name="Name">The registered name.</param>
/// <param name="TwoAnswers">Whether it is for questions of two answers alone.</param>
/// <param name="Fit">Makes the calibration of held-out verdicts and what was right.</param>
public sealed record CalibrationMethod(string Name, bool TwoAnswers, Func<IEnumerable<(Credences Credences, int Correct)>, ICalibration> Fit)
{
    private static readonly CalibrationMethod[] All =
    [
        new("calibrated", TwoAnswers: false, TemperatureCalibration.Fit),
        new("calibrated-platt", TwoAnswers: true, PlattCalibration.Fit),
        new("calibrated-isotonic", TwoAnswers: true, IsotonicCalibration.Fit),
    ];

    internal static IEnumerable<Entry<JudgeFactory>> Names { get; } =
    [
        Entry("calibrated", "is any judge with its credences calibrated by a temperature, fitted for each protocol on --held-out questions that are not compared"),
        Entry("calibrated-platt", "by Platt's scaling"),
        Entry("calibrated-isotonic", "by isotonic regression"),
    ];

    /// <summary>The method of a calibrated judge's name; null for any other judge.</summary>
    public static CalibrationMethod? Of(Named<JudgeFactory> judge)
    {
        ArgumentNullException.ThrowIfNull(judge);
        return Array.Find(All, m => m.Name == judge.Entry.Name);
    }

    /// <summary>The calibrated judges among a judge and those within it.</summary>
    public static IEnumerable<Named<JudgeFactory>> Within(Named<JudgeFactory> judge)
    {
        ArgumentNullException.ThrowIfNull(judge);
        return judge.All.Where(j => Of(j) is not null);
    }

    private static Entry<JudgeFactory> Entry(string name, string description) => new(name, description, [], named =>
    {
        if (Within(named).Count() > 1)
        {
            throw new NameException($"judge '{named}' is calibrated twice; once will do.");
        }

        var inner = named.Within[0].Make();
        return context =>
        {
            var fitted = context.Calibrations
                ?? throw new NameException($"judge '{named}': only a comparison ('ltp compare') plays the held-out debates that {name} is fitted on.");
            var judge = inner(context);
            return new CalibratedJudge(judge, fitted(named, judge));
        };
    })
    {
        Operand = Operand.One,
        OperandWord = "JUDGE",
    };
}
