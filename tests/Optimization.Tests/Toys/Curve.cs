using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Toys;

/// <summary>What a direct fit sees of a world: how questions are encoded, and when and what a curve was measured.</summary>
internal sealed class Curve : ISeriesWorld
{
    private const int Answers = 80;

    private readonly AnswerSet _answers = new([.. Enumerable.Range(0, Answers).Select(i => $"bin {i}")]);

    /// <summary>From -2 to 2 in steps of .05; the answers beyond are open.</summary>
    public IReadOnlyList<double> Edges { get; } = [.. Enumerable.Range(1, Answers - 1).Select(i => -2 + (.05 * i))];

    public double YearsPerUnit { get; init; } = 3;

    public IReadOnlyList<Observation> Observed { get; init; } = [];

    /// <summary>A question about a number at a time, for a world of curves.</summary>
    public Observation At(double time, double value) =>
        new(new AtTime(FormattableString.Invariant($"at {time}"), time, value, _answers), Bin(value));

    public int Bin(double value) => Edges.Count(e => e <= value);

    public double Time(Question question) => ((AtTime)question).Time;

    public double Measured(Observation observation) => ((AtTime)observation.Question).Value;

    public double[] Encode(Question question) => [((AtTime)question).Time];

    public string Family => "curve";

    public LatentSpace Latents => throw new NotSupportedException();

    public IReadOnlyList<QuestionSet> Sets => throw new NotSupportedException();

    public IHuman Human => throw new NotSupportedException();

    public IReadOnlyList<LatentPart> PriorParts => throw new NotSupportedException();

    public IAnswerKey Key => throw new NotSupportedException();

    public IUnpacker Unpack(IReadOnlyList<double> z) => throw new NotSupportedException();

    public IClaimOracle Claims(IReadOnlyList<double> z) => throw new NotSupportedException();

    public double[] Propose(SeededRandom random) => throw new NotSupportedException();

    private sealed record AtTime(string Id, double Time, double Value, AnswerSet All) : Question(Id, "How high is it?", All);
}
