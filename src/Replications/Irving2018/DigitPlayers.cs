using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>Who plays a study of digits: a plan and its pictures give the same players everywhere.</summary>
/// <param name="Judge">The judge.</param>
/// <param name="Learned">What trained debaters have learned; null where none play.</param>
/// <param name="JudgeSeconds">How long the judge was trained.</param>
/// <param name="DebaterSeconds">How long debaters were trained.</param>
internal sealed record DigitPlayers(SparseJudge Judge, LearnedValues? Learned, double JudgeSeconds, double DebaterSeconds)
{
    /// <summary>Trains them.</summary>
    /// <param name="digits">What to learn from.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="progress">Told of a stage and the share of it that is done.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    public static DigitPlayers Train(DigitSet digits, DigitPlan plan, Action<string, double> progress, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        var judge = JudgeTraining.Train(
            digits.Train, plan.Pixels, plan.Judge, plan.Seed.For("judge"), share => progress("training the judge", share), cancellationToken);
        var trained = TimeProvider.System.GetTimestamp();
        var learned = plan.Play != DigitPlay.Trained ? null : DebaterTraining.Train(
            digits.Train, judge, plan.Pixels, plan.Debaters, plan.Seed.For("debaters"), share => progress("training the debaters", share), cancellationToken);
        return new(
            judge, learned, TimeProvider.System.GetElapsedTime(began, trained).TotalSeconds, TimeProvider.System.GetElapsedTime(trained).TotalSeconds);
    }
}
