using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>
/// A world whose human can imagine others of its kind, and data in them: what an amortised prior is trained on. D can hold finitely many x,
/// and questions have two answers.
/// </summary>
public interface IImaginableWorld : IWorld
{
    /// <summary>How many different x D can hold.</summary>
    int DistinctQuestions { get; }

    /// <summary>Which of them a question of D is, from 0.</summary>
    /// <exception cref="ArgumentException">D cannot hold it.</exception>
    int IndexOf(Question question);

    /// <summary>How many different marks questions can have; 0 where what is encoded of a question says enough.</summary>
    int DistinctMarks => 0;

    /// <summary>What a question has in common with others that are likely to have the same answer, each mark a number from 0; a mark has a learned code in a network that reads questions.</summary>
    IReadOnlyList<int> Marks(Question question) => [];

    /// <summary>Imagines a background as the human would propose it.</summary>
    IImagined Imagine(SeededRandom random);
}

/// <summary>A background that the human imagined, and what he believes of data there.</summary>
public interface IImagined
{
    /// <summary>Draws an (x, y) of D.</summary>
    /// <returns>x as <see cref="IImaginableWorld.IndexOf"/> counts, and y.</returns>
    (int Question, int Answer) Observe(SeededRandom random);

    /// <summary>How probable it is to meet a question with each answer, up to a factor that is the same in all backgrounds.</summary>
    (double No, double Yes) Weigh(Question question);
}
