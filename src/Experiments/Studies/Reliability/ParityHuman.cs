using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Studies.Reliability;

/// <summary>Reads one bit, and checks that two parities make up a third; each errs with its own probability.</summary>
/// <param name="depth">Of the leaves.</param>
/// <param name="reading">How often he misreads a bit.</param>
/// <param name="checking">How often he takes a division for wrong that is right, or the other way about.</param>
/// <param name="random">Draws the errors: one human a debate.</param>
internal sealed class ParityHuman(int depth, double reading, double checking, SeededRandom random) : IHuman
{
    public Claim? Read(Question question, string topic, NodeAddress address, string text) =>
        text is "one" or "zero" ? new(topic, address, new((text == "one") != random.NextBool(reading) ? 1 : 0)) : null;

    public bool IsElementary(Question question, Claim claim) => claim.About.Depth == depth;

    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts) => IsSum(whole, parts) != random.NextBool(checking);

    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed) =>
        believed.FirstOrDefault(c => c.About.IsRoot) is { } claim ? Credences.OfYes(claim.Value[0].IsZero ? 0 : 1) : Credences.Uniform(2);

    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed) => [];

    private static bool IsSum(Claim whole, IReadOnlyList<Claim> parts) =>
        parts.Count == 2 && parts[0].About == whole.About.Child(0) && parts[1].About == whole.About.Child(1) && (parts[0].Value[0] + parts[1].Value[0]) % 2 == whole.Value[0];
}
