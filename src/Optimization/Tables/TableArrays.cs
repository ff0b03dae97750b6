using LearningThePrior.Optimization.Models;

namespace LearningThePrior.Optimization.Tables;

/// <summary>Checks arrays that a model is to take.</summary>
internal static class TableArrays
{
    /// <exception cref="InvalidDataException">An array is missing, of another shape or too many.</exception>
    public static void Check(IReadOnlyDictionary<string, NamedArray> own, IReadOnlyDictionary<string, NamedArray> given)
    {
        foreach (var (name, array) in own)
        {
            if (!given.TryGetValue(name, out var other) || !other.Shape.SequenceEqual(array.Shape))
            {
                throw new InvalidDataException($"'{name}' must be [{string.Join(", ", array.Shape)}]; it is {(other is null ? "missing" : $"[{string.Join(", ", other.Shape)}]")}.");
            }
        }

        if (given.Keys.FirstOrDefault(name => !own.ContainsKey(name)) is { } more)
        {
            throw new InvalidDataException($"'{more}' belongs to another model.");
        }
    }
}
