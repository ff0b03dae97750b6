using LearningThePrior.Judges;

namespace LearningThePrior.Experiments.Registry;

/// <summary>The judges of the room of judges that are no language models, and what wraps any judge.</summary>
internal static class JudgeNames
{
    public static IEnumerable<Entry<JudgeFactory>> All { get; } =
    [
        new("bounded", "reads so many nodes", [Setting.Whole("checks", 1, "nodes that it reads at most", least: 0, most: 4_096)],
            named => context => new BoundedJudge(context.HumanFor(named), named.Whole("checks"))),
        new("citation", "reads what is cited, for each side alike, and what it would look up itself",
            [
                Setting.Whole("checks", 1, "citations of each side that it checks", least: 0, most: 4_096),
                Setting.Whole("look-ups", 1, "nodes that it looks up by itself", least: 0, most: 4_096),
            ],
            named => context => new CitationJudge(context.HumanFor(named), named.Whole("checks"), named.Whole("look-ups"))),
        new("oracle", "knows all of Z", [],
            named => context => new OracleJudge(context.HumanFor(named), context.ClaimsFor(named).Whole)),
        new("noisy", "is a judge who errs, bounded by default",
            [
                Setting.Number("temperature", 1, "log odds are divided by it", least: 0) with { IsAbove = true },
                Setting.Number("bias", 0, "nats toward the answer that is listed first"),
                Setting.Number("inconsistency", 0, "standard deviation of the noise, in nats", least: 0),
            ],
            Noisy) { Operand = Operand.One, OperandWord = "JUDGE", Otherwise = "bounded" },
        new("quote", "believes whoever quotes more", [], _ => _ => new QuoteJudge()),
        new("length", "believes whoever says more", [], _ => _ => new LengthJudge()),
        new("order-robust", "judges both orders", [], OrderRobust) { Operand = Operand.One, OperandWord = "JUDGE" },
        Panel("panel", "takes the mean", PanelRule.Mean),
        Panel("panel-median", "takes the median", PanelRule.Median),
        Panel("panel-majority", "takes the vote", PanelRule.Majority),
    ];

    private static JudgeFactory Noisy(Named<JudgeFactory> named)
    {
        var inner = named.Within[0].Make();
        return context => new NoisyJudge(inner(context), named.Number("temperature"), named.Number("bias"), named.Number("inconsistency"));
    }

    private static JudgeFactory OrderRobust(Named<JudgeFactory> named)
    {
        var inner = named.Within[0].Make();
        return context => new OrderRobustJudge(inner(context));
    }

    private static Entry<JudgeFactory> Panel(string name, string description, PanelRule rule) => new(name, description, [], named =>
    {
        JudgeFactory[] members = [.. named.Within.Select(w => w.Make())];
        return context => new PanelJudge([.. members.Select(m => m(context))], rule);
    })
    {
        Operand = Operand.Several,
        OperandWord = "JUDGE+JUDGE+...",
    };
}
