using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Worlds;

/// <summary>The families of worlds that <c>ltp</c> knows: every one in the Worlds room, found by its type.</summary>
internal static class WorldCatalog
{
    public static IReadOnlyList<IWorldFamily> All { get; } =
    [
        .. typeof(IWorldFamily).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IWorldFamily)) && t.GetConstructor(Type.EmptyTypes) is not null)
            .Select(t => (IWorldFamily)Activator.CreateInstance(t)!)
            .OrderBy(w => w.Name, StringComparer.Ordinal),
    ];

    public static IWorldFamily Find(string name) =>
        All.FirstOrDefault(w => w.Name == name)
        ?? throw new UserException($"there is no world '{name}'; there are {string.Join(", ", All.Select(w => w.Name))} ('ltp worlds' tells more).");
}
