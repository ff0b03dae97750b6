using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Snow;

/// <summary>The statements of one Z.</summary>
internal sealed class SnowContext(SnowScheme scheme, SnowStatement[] statements) : ITaskContext
{
    public IReadOnlyList<Tokens> Facts { get; } = [.. statements.Select((s, j) => new Tokens(j, s.Causal ? 1 : 0, s.Rate))];

    public IReadOnlyList<NodeAddress> Read { get; } = [.. statements.Select((_, j) => scheme.Sums.Tree.Leaf(j).Address)];

    public string Name => field ??= $"snow {string.Join(", ", Facts.Select(f => $"{f[1]} {f[2]}"))}";

    /// <summary>Half of them are of the greatest height, since those are what is being learned.</summary>
    public Tokens DrawQuestion(SeededRandom random, int height)
    {
        var of = random.NextBool(.5) ? height : 1 + random.NextInt(height);
        var at = scheme.Sums.Tree.Root;
        while (!at.IsLeaf && SnowTopic.HeightOf(at.End - at.Start) > of)
        {
            at = at.Halves[random.NextInt(2)];
        }

        // Whoever asks for evidence may see all of x, or one feature.
        var topic = random.NextInt(SnowTopic.Statement);
        var seen = random.NextBool(.5) ? random.NextInt(statements.Length) : -1;
        int[] x = [.. Enumerable.Range(0, statements.Length).Select(j => topic == SnowTopic.Prior || (seen >= 0 && seen != j) ? 0 : random.NextBool(.5) ? 1 : -1)];
        return SnowTopic.Of(topic, at.Start, at.End, x);
    }

    public Tokens DrawPrimitive(SeededRandom random)
    {
        var feature = random.NextInt(statements.Length);
        return SnowTopic.Of(SnowTopic.Statement, feature, feature + 1, new int[statements.Length]);
    }

    public int HeightOf(Tokens question) => question[0] == SnowTopic.Statement ? 0 : SnowTopic.HeightOf(question[2] - question[1]);

    public LookUp<Tokens>? LookUp(Tokens question, SeededRandom random)
    {
        if (question[0] != SnowTopic.Statement)
        {
            return null;
        }

        var leaf = scheme.Sums.Tree.Leaf(question[1]);
        var text = SnowText.Write(scheme, leaf, statements);
        return new(new(Facts[question[1]]), [new Citation(leaf.Address, text, new(0, text.Length))]);
    }

    public Tokens Direct(Tokens question) =>
        SnowTopic.Sum(Enumerable.Range(question[1], question[2] - question[1]).Sum(j => SnowTopic.Weigh(scheme, question, j, Facts[j])));

    public string SayQuestion(Tokens question) => question[0] switch
    {
        SnowTopic.Statement => $"statement {question[1] + 1}?",
        SnowTopic.Prior => $"log prior of statements {question[1] + 1} to {question[2]}?",
        var topic => $"log odds of yes in {(topic == SnowTopic.New ? "D*" : "D")} from statements {question[1] + 1} to {question[2]}, x is {string.Concat(SnowTopic.Points(question).Select(p => p > 0 ? '+' : p < 0 ? '-' : '.'))}?",
    };

    public string SayAnswer(Tokens answer) => answer.Count > 1 ? FormattableString.Invariant($"{(answer[1] == 1 ? "causal" : "an artifact")}, rate 0.{answer[2]:D3}")
        : FormattableString.Invariant($"{SnowTopic.NatsOf(answer):F3}");
}
