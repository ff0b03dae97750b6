using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>H', which learns to move as the overseer moves, so that he need be asked less and less (Christiano, Shlegeris and Amodei 2018, section 2).</summary>
/// <remarks>Not safe for concurrent use.</remarks>
public interface IImitator : IDisposable
{
    /// <summary>How many numbers are trained.</summary>
    long Parameters { get; }

    /// <summary>Floating-point operations so far, as the shapes of its products tell; a backward pass counts as two forward ones.</summary>
    double Flop { get; }

    /// <summary>A move for each of many questions.</summary>
    /// <param name="asked">The questions with what is known so far.</param>
    /// <param name="random">Draws moves in proportion to what it believes of the overseer; null takes the most likely.</param>
    IReadOnlyList<OverseerMove<Tokens, Tokens>> Next(IReadOnlyList<Consultation<Tokens, Tokens>> asked, SeededRandom? random);

    /// <summary>One step of training.</summary>
    /// <returns>The loss before it, in nats a move.</returns>
    double Train(IReadOnlyList<RecordedMove> batch);

    /// <summary>The complete state of training: weights and optimizer.</summary>
    IReadOnlyDictionary<string, double[]> Save();

    /// <summary>Goes on from what was saved.</summary>
    /// <exception cref="InvalidDataException">It is that of another model.</exception>
    void Load(IReadOnlyDictionary<string, double[]> saved);
}

/// <summary>What an overseer did, and what he saw when he did it.</summary>
/// <param name="Question">The question before him.</param>
/// <param name="Known">What he knew.</param>
/// <param name="Move">What he did; of several subquestions at a time each is a move of its own.</param>
public sealed record RecordedMove(Tokens Question, IReadOnlyList<Answered<Tokens, Tokens>> Known, OverseerMove<Tokens, Tokens> Move);
