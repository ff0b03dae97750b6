using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Comparing;

/// <summary>Makes the debater of an item: who knows what is true of Z, and how to lie about the question.</summary>
internal delegate IDebater Policy(IWorld world, IClaimOracle claims, Question question, Seed lies);

/// <summary>How debaters play, by the names that <c>--honest</c> and <c>--dishonest</c> take.</summary>
internal static class PolicyChoice
{
    public const string Help =
        "exact; sandbagging[:effort=0.5]; omitting, who in argument never cites the nodes that the lie comes down to; flooding[:denials=256]; obfuscating (liars only); "
        + "best-of[:n=4], chosen by a judge of one check; refined, after a critique of its citations";

    /// <summary>Makes an honest debater's policy.</summary>
    public static Policy Honest(string text) => Parse(text, (_, claims, _, _) => new HonestDebater(claims));

    /// <summary>Makes a dishonest debater's policy.</summary>
    public static Policy Dishonest(string text) => NamedChoice.Parse(text).Name == "obfuscating"
        ? Parse("exact", (world, claims, _, lies) => new ObfuscatingDebater(claims, world.Human, lies))
        : Parse(text, (_, claims, _, lies) => new DishonestDebater(claims, lies));

    private static Policy Parse(string text, Policy exact)
    {
        var choice = NamedChoice.Parse(text);
        var (effort, denials, candidates) = (choice.Number("effort", .5), choice.Whole("denials", 256), choice.Whole("n", 4));
        choice.RequireEmpty();
        return choice.Name switch
        {
            "exact" => exact,
            "sandbagging" => (world, claims, question, lies) => new SandbaggingDebater(exact(world, claims, question, lies), effort, lies),
            "omitting" => (world, claims, question, lies) => new OmittingDebater(
                exact(world, claims, question, lies), new DishonestDebater(claims, lies).LiesAbout(question).ToHashSet().Contains),
            "flooding" => (world, claims, question, lies) => new FloodingDebater(exact(world, claims, question, lies), denials),
            "best-of" => (world, claims, question, lies) => new BestOfN(
                exact(world, claims, question, lies), new JudgePreference(new BoundedJudge(world.Human)), candidates),
            "refined" => (world, claims, question, lies) => new Refined(exact(world, claims, question, lies), new CitationCritic()),
            _ => throw new UserException($"there is no policy '{choice.Name}'; there are {Help}."),
        };
    }
}
