using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>Random answers of a task: all values of all fields, and "do not know", alike.</summary>
public static class TaskErrors
{
    /// <summary>How many answers there are, "do not know" among them.</summary>
    public static double Answers(IAmplificationTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return 1 + task.AnswerFields.Aggregate(1.0, (product, f) => product * f.Count);
    }

    /// <summary>How often an overseer is right whose answer is replaced by a random one with some probability.</summary>
    public static double Rightness(IAmplificationTask task, double probability) => 1 - (probability * (Answers(task) - 1) / Answers(task));

    /// <summary>The task's overseer, whose answer is replaced by a random one with some probability.</summary>
    public static IOverseer<Tokens, Tokens> Overseer(IAmplificationTask task, double probability, ErrorKind kind, Seed seed) =>
        Overseer(new TaskOverseer(task), task, probability, kind, seed);

    /// <summary>An overseer whose answer is replaced by a random one with some probability.</summary>
    public static IOverseer<Tokens, Tokens> Overseer(IOverseer<Tokens, Tokens> inner, IAmplificationTask task, double probability, ErrorKind kind, Seed seed) =>
        probability == 0 ? inner : new ErringOverseer<Tokens, Tokens>(inner, probability, (_, random) => Draw(task, random), kind, seed);

    /// <summary>Draws an answer.</summary>
    public static Reply<Tokens> Draw(IAmplificationTask task, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(random);
        return random.NextBool(1 / Answers(task)) ? new(default, NoAnswer.DoNotKnow) : new(new Tokens([.. task.AnswerFields.Select(f => random.NextInt(f.Count))]));
    }
}
