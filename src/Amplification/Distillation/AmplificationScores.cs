using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>How right the parts of iterated amplification are.</summary>
/// <param name="Amplified">The overseer, with the teacher answering his subquestions.</param>
/// <param name="Teacher">The teacher alone.</param>
/// <param name="Student">What is trained, without the moving average.</param>
public sealed record AmplificationScores(HeightAccuracy Amplified, HeightAccuracy Teacher, HeightAccuracy Student);

/// <summary>One step of iterated amplification.</summary>
/// <param name="Step">Which, from 1.</param>
/// <param name="Loss">X's loss on the ring of targets, in nats a question.</param>
/// <param name="ImitationLoss">The loss of the imitator H' in nats per move; null if no imitator is trained.</param>
/// <param name="Agreement">How many of this step's targets the teacher would have said alike.</param>
/// <param name="Height">The greatest height of questions that are drawn next.</param>
/// <param name="Decomposed">What the overseer decomposed himself, with the context of each.</param>
public sealed record DistillationStep(
    int Step, double Loss, double? ImitationLoss, double Agreement, int Height, IReadOnlyList<(ITaskContext Context, Decomposed<Tokens, Tokens> Decomposed)> Decomposed);
