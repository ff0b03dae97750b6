using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>The yardstick of amplification: the same model trained on right answers, which amplification does not see, with as many contexts and questions a step.</summary>
/// <param name="task">What is asked.</param>
/// <param name="model">What is trained.</param>
/// <param name="settings">How many contexts and questions a step.</param>
/// <param name="seed">Draws them.</param>
public sealed class SupervisedTraining(IAmplificationTask task, IDistilled model, DistillationSettings settings, Seed seed)
{
    /// <summary>Steps taken.</summary>
    public int Steps { get; private set; }

    /// <summary>Takes one step.</summary>
    /// <returns>The loss before it, in nats a question.</returns>
    public double Step()
    {
        var random = seed.For("supervised", Steps++).CreateRandom();
        var batch = new List<FactTargets>();
        for (var i = 0; i < settings.Contexts; i++)
        {
            var context = task.Draw(random);
            Tokens[] questions = [.. Enumerable.Range(0, settings.Questions).Select(_ => context.DrawQuestion(random, task.Heights))];
            batch.Add(new(new(context.Facts, questions), [.. questions.Select(q => new Reply<Tokens>(context.Direct(q)))]));
        }

        return model.Train(batch);
    }

    /// <summary>How right it is on contexts drawn anew.</summary>
    public HeightAccuracy Score(int contexts, int questions, Seed drawn)
    {
        var random = drawn.For("score").CreateRandom();
        ITaskContext[] all = [.. Enumerable.Range(0, contexts).Select(_ => task.Draw(random))];
        return HeightAccuracy.Of(model, [.. all.SelectMany(c => Enumerable.Range(0, questions).Select(_ => (c, c.DrawQuestion(random, task.Heights))))], teacher: true);
    }

    /// <summary>All that training has come to.</summary>
    public IReadOnlyDictionary<string, double[]> Save() =>
        new SortedDictionary<string, double[]>(model.Save().ToDictionary(m => $"x.{m.Key}", m => m.Value), StringComparer.Ordinal) { ["loop"] = [Steps] };

    /// <summary>Goes on from what was saved.</summary>
    /// <exception cref="InvalidDataException">It is that of another training.</exception>
    public void Load(IReadOnlyDictionary<string, double[]> saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        Steps = saved.GetValueOrDefault("loop") is [var steps] ? (int)steps : throw new InvalidDataException("what was saved is no state of supervised training.");
        model.Load(saved.Where(s => s.Key.StartsWith("x.", StringComparison.Ordinal)).ToDictionary(s => s.Key[2..], s => s.Value));
    }
}
