using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Experiments.Registry;

/// <summary>The overseers of tasks, and what wraps them.</summary>
internal static class OverseerNames
{
    private static readonly Setting[] Chance = [Setting.Number("probability", .1, "probability of a random answer", least: 0, most: 1)];

    public static IEnumerable<Entry<OverseerFactory>> All { get; } =
    [
        new("program", "divides and answers as the task says", [], _ => new((task, _) => new TaskOverseer(task), _ => 1)),
        Wrapper("erring", "his answer is now and then a random one, drawn anew each time", Chance, (named, task) => TaskErrors.Rightness(task, named.Number("probability")),
            (named, inner, task, seed) => TaskErrors.Overseer(inner, task, named.Number("probability"), ErrorKind.Fresh, seed)),
        Wrapper("misinformed", "the same with one draw for a question: whoever learns learns the error", Chance, (named, task) => TaskErrors.Rightness(task, named.Number("probability")),
            (named, inner, task, seed) => TaskErrors.Overseer(inner, task, named.Number("probability"), ErrorKind.Fixed, seed)),
        Wrapper("malicious", "on a fixed share of questions he says what he takes to be wrong", [Setting.Number("share", .1, "share of questions", least: 0, most: 1)], (named, _) => 1 - named.Number("share"),
            (named, inner, task, seed) => new MaliciousOverseer<Tokens, Tokens>(inner, named.Number("share"), (_, random) => TaskErrors.Draw(task, random), seed)),
        Wrapper("lazy", "asks less than he should", [Setting.Whole("most", 1, "subquestions of a question", least: 0)], (_, _) => 1,
            (named, inner, _, _) => new LazyOverseer<Tokens, Tokens>(inner, named.Whole("most"))),
        Wrapper("biased", "says more than he found out, always by as much", [Setting.Whole("by", 1, "what the last field of an answer is moved up by; after its end comes 0")], (_, _) => 1,
            (named, inner, task, _) => new BiasedOverseer<Tokens, Tokens>(inner, FormattableString.Invariant($"biased by {named.Whole("by")}"), (_, said) => Moved(task, said, named.Whole("by")))),
    ];

    private static Tokens Moved(IAmplificationTask task, Tokens said, int by)
    {
        var values = said.Values.ToArray();
        values[^1] = (int)((values[^1] + (long)by) % task.AnswerFields[^1].Count);
        return new(values);
    }

    private static Entry<OverseerFactory> Wrapper(
        string name,
        string description,
        IReadOnlyList<Setting> settings,
        Func<Named<OverseerFactory>, IAmplificationTask, double> repeats,
        Func<Named<OverseerFactory>, IOverseer<Tokens, Tokens>, IAmplificationTask, Seed, IOverseer<Tokens, Tokens>> wrap) =>
        new(name, description, settings, named =>
        {
            var inner = named.Within[0].Make();
            return new((task, seed) => wrap(named, inner.Make(task, seed.For("within")), task, seed.For(name)), task => inner.Repeats(task) * repeats(named, task));
        })
        {
            Operand = Operand.One,
            OperandWord = "OVERSEER",
            Otherwise = "program",
        };
}
