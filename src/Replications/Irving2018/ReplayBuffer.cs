using LearningThePrior.Probability;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>The latest lessons, so that each is learned from more than once: playing costs more than learning.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class ReplayBuffer(int capacity)
{
    private readonly List<Lesson> _lessons = [];
    private int _oldest;

    /// <summary>Fresh lessons and, up to a number, others drawn from before; the fresh ones are kept.</summary>
    public Lesson[] Mix(IReadOnlyList<Lesson> fresh, int count, SeededRandom random)
    {
        Lesson[] mixed = _lessons.Count == 0
            ? [.. fresh]
            : [.. fresh, .. Enumerable.Range(0, Math.Max(0, count - fresh.Count)).Select(_ => _lessons[random.NextInt(_lessons.Count)])];
        foreach (var lesson in fresh)
        {
            Keep(lesson);
        }

        return mixed;
    }

    private void Keep(Lesson lesson)
    {
        if (_lessons.Count < capacity)
        {
            _lessons.Add(lesson);
            return;
        }

        _lessons[_oldest] = lesson;
        _oldest = (_oldest + 1) % capacity;
    }
}
