

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Counts what is left out, by cause, with the first examples.</summary>
internal sealed class DropList
{
    private const int MostExamples = 3;

    private readonly Dictionary<(string What, string Cause), (long Count, List<string> Examples)> _drops = [];

    /// <summary>Counts one thing.</summary>
    public void Add(string what, string cause, string example)
    {
        var (count, examples) = _drops.GetValueOrDefault((what, cause), (0, []));
        if (examples.Count < MostExamples)
        {
            examples.Add(example);
        }

        _drops[(what, cause)] = (count + 1, examples);
    }

    /// <summary>All of it, in the order in which it was first met.</summary>
    public IReadOnlyList<Dropped> ToList() =>
        [.. _drops.Select(d => new Dropped(d.Key.What, d.Value.Count, d.Key.Cause, d.Value.Examples))];
}
