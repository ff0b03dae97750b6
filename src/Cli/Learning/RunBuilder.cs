using System.Globalization;
using System.Security.Cryptography;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Cli.Learning;

/// <summary>Makes the parts of a run from its plan.</summary>
internal static class RunBuilder
{
    public const int MostWorlds = 9_999;

    public static IProtocol Protocol(RunPlan plan) => Names.All.Protocols.Make(plan.Protocol ?? "recursive");

    public static Seed Seed(RunPlan plan) =>
        ulong.TryParse(plan.Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? new Seed(seed)
            : throw new UserException($"seed: '{plan.Seed}' is no whole number.");

    public static IWorldFamily Family(RunPlan plan)
    {
        var family = Names.All.Worlds.Make(plan.World);
        return SettingRecord.With(family, plan.Settings.Where(s => SettingRecord.Has(family, s.Key)));
    }

    /// <summary>The worlds of a run, seen through the Mz that its folder holds where the plan says so.</summary>
    public static IWorldFamily Family(RunPlan plan, string run) => RunUnpacker.Over(Family(plan), plan, run);

    public static LearningSettings Learning(RunPlan plan)
    {
        var settings = new LearningSettings();
        return SettingRecord.With(settings, plan.Settings.Where(s => SettingRecord.Has(settings, s.Key)));
    }

    /// <summary>Refuses an objective that was asked for where it weighs nothing. The plan was checked.</summary>
    public static void RequireWeighing(RunPlan plan)
    {
        var posterior = Learning(plan).PosteriorOrDefault;
        if (!Names.All.Posteriors.Make(posterior).UsesObjective)
        {
            throw new UserException($"--objective weighs a posterior over Z, and here Z is a {posterior}, for which all objectives are one; give --posterior ({string.Join(", ", Names.All.Posteriors.Entries.Where(e => e.Name != posterior).Select(e => e.Name))}) too, or leave it out.");
        }
    }

    /// <summary>How the worlds of a plan are learned.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="family">Its worlds, as they are learned.</param>
    /// <param name="clock">Takes the time.</param>
    public static WorldExperiment Experiment(RunPlan plan, IWorldFamily family, RivalClock? clock = null) =>
        new(family, Learning(plan), Protocol(plan), Judge(plan), Names.All.Searches.Make(plan.Search).Invoke)
        {
            Names = Names.All,
            Clock = clock,
            Debaters = new(Debater(plan.Debater), Debater(plan.Dishonest)),
        };

    private static DebaterFactory? Debater(string? name) => name is null ? null : Names.All.Debaters.Make(name);

    private static Func<IHuman, IClaimOracle, IJudge> Judge(RunPlan plan)
    {
        var judge = Names.All.Judges.Make(plan.Judge);
        return (human, claims) => judge(new(human, claims));
    }

    /// <summary>Draws the first world and makes every part, so that whatever is wrong shows before anything is written.</summary>
    public static void Check(RunPlan plan)
    {
        if (plan.Worlds is < 1 or > MostWorlds)
        {
            throw new UserException($"worlds must be from 1 to {MostWorlds}; {plan.Worlds} is not.");
        }

        var (family, learning) = (Names.All.Worlds.Make(plan.World), new LearningSettings());
        foreach (var (name, _) in plan.Settings.Where(s => !SettingRecord.Has(family, s.Key) && !SettingRecord.Has(learning, s.Key)))
        {
            throw new UserException($"there is no setting '{name}' in world {plan.World} or the loop ('ltp worlds {plan.World}' lists them).");
        }

        if (family is TableWorlds && plan.Unpacker is null && plan.Search != "gradient")
        {
            throw new UserException("--search: world table finds z by a Kalman filter; leave the search out.");
        }

        var experiment = Experiment(plan, RunUnpacker.Untaught(Family(plan), plan.Unpacker));
        if (plan.DataSha256 != DataHash(plan.Settings))
        {
            throw new UserException("the data file has changed since the run began; restore it, or begin a new run.");
        }

        Plainly(() =>
        {
            var world = RunUnpacker.Untaught(Family(plan), plan.Unpacker).Sample(WorldExperiment.SampleOf(0, Seed(plan)));
            _ = Judge(plan)(world.Human, world.Claims(world.Propose(new Seed(0).CreateRandom())));
            if (world.Observed.Count < 10)
            {
                throw new UserException($"D has {world.Observed.Count} examples; the direct fits that learning is compared with need at least 10 (--examples).");
            }

            _ = Names.All.Searches.Make(plan.Search)(world, new(world.Latents.Draw(new Seed(0).CreateRandom()), 1), new Seed(0));
            experiment.Check(world);
            return world;
        });
    }

    /// <summary>The loop's settings as they suit a family whose settings are given, with its own posterior or the one that is named.</summary>
    public static LearningSettings Suited(IWorldFamily family, string? posterior) =>
        Plainly(() => LearningSettings.For(family, posterior, Names.All));

    private static T Plainly<T>(Func<T> draw)
    {
        try
        {
            return draw();
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new UserException(PlainWords.OfArgument(e.Message));
        }
    }

    public static string? DataHash(IReadOnlyDictionary<string, string> settings)
    {
        string[] files = [.. new[] { "data", "beliefs" }.Select(s => settings.GetValueOrDefault(s, "")).Where(f => f.Length > 0)];
        return files.FirstOrDefault(f => !File.Exists(f)) is { } file
            ? throw new UserException($"the data file {file} {(Directory.Exists(file) ? "is a folder" : "is missing")}.")
            : files.Length == 0 ? null
            : Convert.ToHexStringLower(SHA256.HashData([.. files.SelectMany(File.ReadAllBytes)]));
    }
}
