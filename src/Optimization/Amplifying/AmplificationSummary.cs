using LearningThePrior.Amplification.Distillation;

namespace LearningThePrior.Optimization.Amplifying;

/// <summary>What a run of <c>ltp amplify</c> came to: the content of <c>summary.json</c>.</summary>
/// <param name="Task">The task by name.</param>
/// <param name="Size">How large its worlds are.</param>
/// <param name="Steps">Steps of training.</param>
/// <param name="Accuracy">Shares of right answers on contexts drawn anew.</param>
/// <param name="Law">What amplified accuracy would be at every height with fresh errors and a teacher who makes none, 1 - p (V - 1) / V; null with fixed errors.</param>
/// <param name="OverseerCalls">Moves that the overseer was asked for.</param>
/// <param name="Decompositions">Questions that he decomposed himself.</param>
/// <param name="Labels">Targets that X was given.</param>
/// <param name="Parameters">Numbers of X.</param>
/// <param name="Flop">Floating-point operations of amplification's networks.</param>
/// <param name="SupervisedFlop">Those of supervised learning; null where it was not run.</param>
/// <param name="WallS">Seconds, supervised learning included.</param>
public sealed record AmplificationSummary(
    string Task,
    int Size,
    int Steps,
    AmplificationAccuracy Accuracy,
    double? Law,
    long OverseerCalls,
    int Decompositions,
    long Labels,
    long Parameters,
    double Flop,
    double? SupervisedFlop,
    double WallS);

/// <summary>Shares of right answers.</summary>
/// <param name="Amplified">The overseer with the teacher's help.</param>
/// <param name="Teacher">The teacher alone.</param>
/// <param name="Supervised">The same model trained on right answers; null where it was not.</param>
public sealed record AmplificationAccuracy(HeightAccuracy Amplified, HeightAccuracy Teacher, HeightAccuracy? Supervised);
