namespace LearningThePrior.Optimization.Judging;

/// <summary>How a <see cref="TrainedJudge"/> is fitted.</summary>
/// <param name="Hidden">Hidden width; 0 is logistic regression.</param>
/// <param name="Buckets">Buckets that words quoted beside a claim are hashed into, from 0 to 65,536; 0 looks at no words.</param>
/// <param name="L2">Decoupled weight decay of each step, as a share of the rate.</param>
/// <param name="HeldOut">The share of examples, above 0 and below 1, that only decide when to stop.</param>
/// <param name="Steps">Gradient steps at most, full batch.</param>
/// <param name="Rate">Adam's rate.</param>
public sealed record TrainedJudgeSettings(
    int Hidden = 16, int Buckets = 256, double L2 = .01, double HeldOut = .2, int Steps = 600, double Rate = .01);
