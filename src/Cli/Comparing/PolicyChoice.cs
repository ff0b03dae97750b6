using LearningThePrior.Debate;
using LearningThePrior.Judges;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Comparing;

/// <summary>How debaters play, by the names that <c>--honest</c> and <c>--dishonest</c> take.</summary>
internal static class PolicyChoice
{
    public const string Help =
        "exact; sandbagging[:effort=0.5]; flooding[:denials=256]; obfuscating (liars only); best-of[:n=4], chosen by a judge of one check; refined";

    /// <summary>Makes an honest debater's policy.</summary>
    public static Func<IWorld, IClaimOracle, Seed, IDebater> Honest(string text) => Parse(text, (_, claims, _) => new HonestDebater(claims));

    /// <summary>Makes a dishonest debater's policy.</summary>
    public static Func<IWorld, IClaimOracle, Seed, IDebater> Dishonest(string text) => NamedChoice.Parse(text).Name == "obfuscating"
        ? Parse("exact", (world, claims, seed) => new ObfuscatingDebater(claims, world.Human, seed))
        : Parse(text, (_, claims, seed) => new DishonestDebater(claims, seed));

    private static Func<IWorld, IClaimOracle, Seed, IDebater> Parse(string text, Func<IWorld, IClaimOracle, Seed, IDebater> exact)
    {
        var choice = NamedChoice.Parse(text);
        var (effort, denials, candidates) = (choice.Number("effort", .5), choice.Whole("denials", 256), choice.Whole("n", 4));
        choice.RequireEmpty();
        return choice.Name switch
        {
            "exact" => exact,
            "sandbagging" => (world, claims, seed) => new SandbaggingDebater(exact(world, claims, seed), effort, seed),
            "flooding" => (world, claims, seed) => new FloodingDebater(exact(world, claims, seed), denials),
            "best-of" => (world, claims, seed) => new BestOfN(exact(world, claims, seed), new JudgePreference(new BoundedJudge(world.Human)), candidates),
            "refined" => (world, claims, seed) => new Refined(exact(world, claims, seed), new CitationCritic()),
            _ => throw new UserException($"there is no policy '{choice.Name}'; there are {Help}."),
        };
    }
}
