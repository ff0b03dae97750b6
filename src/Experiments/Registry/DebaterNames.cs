using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters;
using LearningThePrior.Debate.Debaters.Attacks;
using LearningThePrior.Judges;
using LearningThePrior.Worlds;

namespace LearningThePrior.Experiments.Registry;

/// <summary>The exact debaters, and what wraps them.</summary>
internal static class DebaterNames
{
    public static IEnumerable<Entry<DebaterFactory>> All { get; } =
    [
        new("exact", "is honest or dishonest, as its side asks", [], _ => c => c.IsHonest ? new HonestDebater(c.Claims) : new DishonestDebater(c.Claims, c.Lies)),
        new("honest", "says only what is true of Z", [], _ => c => new HonestDebater(c.Claims)),
        new("dishonest", "lies in as few parts as it must", [], _ => c => new DishonestDebater(c.Claims, c.Lies)),
        new("obfuscating", "spreads its lie over all parts (liars only)", [], named => c => c.IsHonest
            ? throw new NameException($"debater '{named}' is a liar's way to play; an honest debater has none to spread.")
            : new ObfuscatingDebater(c.Claims, c.Human, c.Lies)),
        Wrapper("sandbagging", "tries in only so many debates", [Setting.Number("effort", .5, "share of debates in which it tries", least: 0, most: 1)],
            (named, inner, c) => new SandbaggingDebater(inner, named.Number("effort"), c.IsHonest ? c.Lies : c.Lies.For("sandbagging"))),
        Wrapper("erring", "is right at a step with some probability, and errs otherwise", [Setting.Number("right", .9, "probability that a step is right", least: 0, most: 1)],
            (named, inner, _) => new ErringDebater(inner, named.Number("right"))),
        Wrapper("omitting", "in argument never cites the nodes that the lie comes down to", [],
            (_, inner, c) => new OmittingDebater(inner, new DishonestDebater(c.Claims, c.Lies).LiesAbout(c.Question).ToHashSet().Contains)),
        Wrapper("flooding", "first denies what the other side says", [Setting.Whole("denials", 256, "claims that it denies in a speech", most: 65_536)],
            (named, inner, _) => new FloodingDebater(inner, named.Whole("denials"))),
        Wrapper("best-of", "is chosen from several by a judge of one check", [Setting.Whole("n", 4, "speeches to choose from", most: 1_000)],
            (named, inner, c) => new BestOfN(inner, new JudgePreference(new BoundedJudge(c.Human)), named.Whole("n"))),
        Wrapper("refined", "speaks anew after a critique of its citations", [], (_, inner, _) => new Refined(inner, new CitationCritic())),
        Wrapper("persuader", "pleads instead of arguing", [], (_, inner, _) => new Persuader(inner)),
        .. AttackNames.Known.Select(a => Wrapper(a.Name, a.Description, [], (_, inner, _) => a.Make(inner))),
    ];

    private static Entry<DebaterFactory> Wrapper(
        string name, string description, IReadOnlyList<Setting> settings, Func<Named<DebaterFactory>, IDebater, DebaterContext, IDebater> wrap) =>
        new(name, description, settings, named =>
        {
            var inner = named.Within[0].Make();
            return context => wrap(named, inner(context), context);
        })
        {
            Operand = Operand.One,
            OperandWord = "DEBATER",
            Otherwise = "exact",
        };
}
