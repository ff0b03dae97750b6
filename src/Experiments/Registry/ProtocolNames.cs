using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;

namespace LearningThePrior.Experiments.Registry;

/// <summary>The protocols of the room of debate.</summary>
internal static class ProtocolNames
{
    public static IEnumerable<Entry<IProtocol>> All { get; } =
    [
        new("alone", "no debate: the judge reads what it likes", [], _ => new JudgeAlone()),
        new("expert", "no debate, and a judge who may read all that debate could reach", [], _ => new JudgeAlone(Expert: true)),
        new("consultancy", "one consultant, an assigned side", [Rounds(1)], n => new Consultancy(n.Whole("rounds"))),
        new("open-consultancy", "one consultant, who picks a side", [Rounds(1)], n => new OpenChoice(new Consultancy(n.Whole("rounds")))),
        new("double-consultancy", "two consultants who never hear each other", [Rounds(1)], n => new DoubleConsultancy(n.Whole("rounds"))),
        new("simultaneous", "two sides speak at once in each round", [Rounds(2)], n => new SimultaneousDebate(n.Whole("rounds"))),
        new("sequential", "two sides speak in turn", [Rounds(2)], n => new SequentialDebate(n.Whole("rounds"))),
        new("open-debate", "the first side is picked, the second takes the other", [Rounds(2)], n => new OpenChoice(new SimultaneousDebate(n.Whole("rounds")))),
        new("interactive", "the judge asks between rounds", [Rounds(3)], n => new Interactive(2, n.Whole("rounds"))),
        new("interactive-consultancy", "the judge asks a consultant between rounds", [Rounds(3)], n => new Interactive(1, n.Whole("rounds"))),
        new("cross-examination", "one side asks past copies of the other", [Setting.Whole("questions", 64, "how often a copy may be asked")],
            n => new CrossExamination(n.Whole("questions"))),
        new("recursive", "claims are divided and contested down to one node", [MaxDepth()], n => new RecursiveDebate(n.Whole("max-depth"))),
        new("prover-estimator", "claims are divided, and each part's probability estimated", [MaxDepth()], n => new ProverEstimator(n.Whole("max-depth"))),
        new("recourse", "a ruling may be challenged", [Rounds(1), Setting.Whole("appeals", 1, "rulings that may be challenged")],
            n => new Recourse(n.Whole("rounds"), n.Whole("appeals"))),
    ];

    private static Setting MaxDepth() => Setting.Whole("max-depth", 4_096, "how often a claim may be divided") with { Earlier = "depth" };

    private static Setting Rounds(int otherwise) => Setting.Whole("rounds", otherwise, "speeches of each side", most: 100);
}
