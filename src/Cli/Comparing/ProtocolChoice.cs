using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;

namespace LearningThePrior.Cli.Comparing;

/// <summary>The protocols by the names that <c>--protocols</c> takes.</summary>
internal static class ProtocolChoice
{
    private static readonly (string Name, string Settings, Func<NamedChoice, IProtocol> Make)[] All =
    [
        ("alone", "", _ => new JudgeAlone()),
        ("expert", "", _ => new JudgeAlone(Expert: true)),
        ("consultancy", "rounds=1", c => new Consultancy(c.Whole("rounds", 1))),
        ("open-consultancy", "rounds=1", c => new OpenChoice(new Consultancy(c.Whole("rounds", 1)))),
        ("double-consultancy", "rounds=1", c => new DoubleConsultancy(c.Whole("rounds", 1))),
        ("simultaneous", "rounds=2", c => new SimultaneousDebate(c.Whole("rounds", 2))),
        ("sequential", "rounds=2", c => new SequentialDebate(c.Whole("rounds", 2))),
        ("open-debate", "rounds=2", c => new OpenChoice(new SimultaneousDebate(c.Whole("rounds", 2)))),
        ("interactive", "rounds=3", c => new Interactive(2, c.Whole("rounds", 3))),
        ("interactive-consultancy", "rounds=3", c => new Interactive(1, c.Whole("rounds", 3))),
        ("cross-examination", "questions=64", c => new CrossExamination(c.Whole("questions", 64))),
        ("recursive", "depth=4096", c => new RecursiveDebate(c.Whole("depth", 4_096))),
        ("prover-estimator", "depth=4096", c => new ProverEstimator(c.Whole("depth", 4_096))),
        ("recourse", "rounds=1,appeals=1", c => new Recourse(c.Whole("rounds", 1), c.Whole("appeals", 1))),
    ];

    public static string Help { get; } = string.Join(", ", All.Select(p => p.Settings.Length == 0 ? p.Name : $"{p.Name}[:{p.Settings}]"));

    /// <summary>Makes the protocol of a name.</summary>
    /// <exception cref="UserException">There is none, or it has no such setting.</exception>
    public static IProtocol Parse(string text)
    {
        var choice = NamedChoice.Parse(text);
        var make = All.FirstOrDefault(p => p.Name == choice.Name).Make
            ?? throw new UserException($"there is no protocol '{choice.Name}'; there are {string.Join(", ", All.Select(p => p.Name))}.");
        var protocol = make(choice);
        choice.RequireEmpty();
        return protocol;
    }
}
