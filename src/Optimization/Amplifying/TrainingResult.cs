using LearningThePrior.Amplification.Distillation;

namespace LearningThePrior.Optimization.Amplifying;

/// <summary>What one training of a run came to.</summary>
/// <param name="Curve">How right it was on its way.</param>
/// <param name="OverseerCalls">Moves that the overseer was asked for.</param>
/// <param name="Decompositions">Questions that the overseer decomposed himself.</param>
/// <param name="Labels">Targets that were trained on; for supervised learning, right answers.</param>
/// <param name="Flop">Floating-point operations of the networks.</param>
/// <param name="Parameters">Numbers trained.</param>
/// <param name="WallS">Seconds of this session.</param>
public sealed record TrainingResult(
    IReadOnlyList<CurvePoint> Curve, long OverseerCalls, int Decompositions, long Labels, double Flop, long Parameters, double WallS);

/// <summary>How right a training was after a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Height">The greatest height of questions that were drawn.</param>
/// <param name="Loss">The loss on targets, in nats a question.</param>
/// <param name="Amplified">The overseer with the teacher's help; null for supervised learning.</param>
/// <param name="Teacher">The moving average of the model.</param>
public sealed record CurvePoint(int Step, int Height, double Loss, HeightAccuracy? Amplified, HeightAccuracy Teacher);
