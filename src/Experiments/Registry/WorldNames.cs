using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Epidemic;
using LearningThePrior.Worlds.Keeling;
using LearningThePrior.Worlds.Paraphrase;
using LearningThePrior.Worlds.Snow;
using LearningThePrior.Worlds.Table;
using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Experiments.Registry;

/// <summary>Registers worlds by their own names, with the settings that their properties are.</summary>
public static class WorldNames
{
    internal static IEnumerable<Entry<IWorldFamily>> All { get; } =
    [
        Entry(new EncyclopediaWorlds()),
        Entry(new EpidemicWorlds()),
        Entry(new KeelingWorlds()),
        Entry(new ParaphraseWorlds()),
        Entry(new SnowWorlds()),
        Entry(new TableWorlds()),
        Entry(new TaxonomyWorlds()),
    ];

    /// <summary>The entry of a world.</summary>
    /// <param name="family">Its defaults: a record whose settings are its public init properties that bear a description.</param>
    public static Entry<IWorldFamily> Entry(IWorldFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        return new(family.Name, family.Summary, SettingRecord.Of(family), named => SettingRecord.With(family, named.Settings));
    }
}
