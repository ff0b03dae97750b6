using System.Text.Json;

namespace LearningThePrior.Experiments.Engine;

/// <summary>One item of a run: a debate, a stored debate to be judged, an item to compare, a world to learn. It is data alone.</summary>
/// <param name="Key">Names it within the run; lines that it yields are found again by it.</param>
/// <param name="Kind">Whose <see cref="IItemHandler"/> works on it.</param>
/// <param name="Description">
/// What it is, as the kind's handler reads it. Together with the run's plan (<c>run.json</c>) it tells all, so that another process can work on it.
/// </param>
public sealed record RunItem(string Key, string Kind, JsonElement Description);
