using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Judging;

/// <summary>What must hold before a judge is trained.</summary>
internal static class TrainedJudgeChecks
{
    public const int MostHidden = 1_024;
    public const int MostBuckets = 65_536;
    private const int FewestExamples = 10;

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public static void Require(TrainedJudgeSettings settings)
    {
        Require(settings.Hidden is >= 0 and <= MostHidden, $"Hidden is from 0 to {MostHidden}; {settings.Hidden} is not.");
        Require(settings.Buckets is >= 0 and <= MostBuckets, $"Buckets is from 0 to {MostBuckets}; {settings.Buckets} is not.");
        Require(settings.L2 >= 0 && double.IsFinite(settings.L2), $"L2 is finite and not negative; {settings.L2} is not.");
        Require(settings.HeldOut is > 0 and < 1, $"HeldOut is above 0 and below 1; {settings.HeldOut} is not.");
        Require(settings.Steps > 0, $"Steps is at least 1; {settings.Steps} is not.");
        Require(settings.Rate > 0 && double.IsFinite(settings.Rate), $"Rate is positive and finite; {settings.Rate} is not.");
    }

    /// <exception cref="ArgumentException">The examples are too few, or one does not fit the others.</exception>
    public static void Require(IReadOnlyList<(Transcript Debate, Credences Target)> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        Require(examples.Count >= FewestExamples, $"A judge is trained on at least {FewestExamples} debates; these are {examples.Count}.");
        var (sides, answers) = (examples[0].Debate.Sides.Count, examples[0].Debate.Answers.Count);
        Require(sides > 0, $"A judge is trained on debates in which somebody defends something.");
        foreach (var (debate, target) in examples)
        {
            Require(
                debate.Sides.Count == sides && debate.Answers.Count == answers && target.Count == answers,
                $"Debate {debate.DebateId} must have {sides} sides and {answers} answers as the first has, with a credence for each.");
        }
    }

    private static void Require(bool holds, FormattableString otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(FormattableString.Invariant(otherwise));
        }
    }
}
