using LearningThePrior.Experiments.Registry;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Measuring;

/// <summary>A family of worlds as <c>--world</c> and <c>--set</c> say.</summary>
internal static class WorldSettings
{
    /// <exception cref="UserException">There is no such setting.</exception>
    public static IWorldFamily Family(string world, IEnumerable<string> settings)
    {
        var named = Names.All.Worlds.Make(world);
        var given = SettingPairs.Read(settings);
        return given.FirstOrDefault(g => !SettingRecord.Has(named, g.Key)) is { Key: { } unknown }
            ? throw new UserException($"--set: there is no setting '{unknown}' in world {named.Name} ('ltp worlds {named.Name}' lists them).")
            : SettingRecord.With(named, given);
    }
}
