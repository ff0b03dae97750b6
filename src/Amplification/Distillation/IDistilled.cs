using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>
/// X, the assistant that is trained: it answers questions about facts, learns from the overseer's answers, and keeps a moving average of itself, the
/// teacher, which answers the overseer's subquestions (Christiano, Shlegeris and Amodei 2018, section 2).
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
public interface IDistilled : IDisposable
{
    /// <summary>How many numbers are trained.</summary>
    long Parameters { get; }

    /// <summary>Floating-point operations so far, as the shapes of its products tell; a backward pass counts as two forward ones.</summary>
    double Flop { get; }

    /// <summary>The most likely answer to every question.</summary>
    /// <param name="batch">Contexts with their questions.</param>
    /// <param name="teacher">Whether the moving average answers rather than what is trained.</param>
    /// <returns>A reply for every question of every context.</returns>
    IReadOnlyList<IReadOnlyList<Reply<Tokens>>> Answer(IReadOnlyList<FactQuestions> batch, bool teacher);

    /// <summary>One step of training; the moving average follows.</summary>
    /// <returns>The loss before it, in nats a question.</returns>
    double Train(IReadOnlyList<FactTargets> batch);

    /// <summary>The complete state of training: weights, optimizer and moving average. Training that is resumed from it gives the same numbers as training that was never stopped.</summary>
    IReadOnlyDictionary<string, double[]> Save();

    /// <summary>Goes on from what was saved.</summary>
    /// <exception cref="InvalidDataException">It is that of another model.</exception>
    void Load(IReadOnlyDictionary<string, double[]> saved);
}
