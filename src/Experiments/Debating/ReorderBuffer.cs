namespace LearningThePrior.Experiments.Debating;

/// <summary>Takes things in any order and hands them on in theirs. Safe for concurrent use; hands on one at a time.</summary>
internal sealed class ReorderBuffer<T>(Action<T> handOn)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, T> _waiting = [];
    private int _next;

    public void Put(int index, T item)
    {
        lock (_gate)
        {
            _waiting.Add(index, item);
            while (_waiting.Remove(_next, out var next))
            {
                handOn(next);
                _next++;
            }
        }
    }
}
