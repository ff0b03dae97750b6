using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Snow;

/// <summary>
/// Sums over the statements of a snow world as a task of amplification: of more statements than one the human asks the two halves and adds; one he reads. Log odds
/// and log priors are whole thousandths of a nat.
/// </summary>
internal sealed class SnowTask : ITreeTask
{
    private const int Tolerance = 100;

    private readonly SnowScheme _scheme;
    private readonly SnowHuman _human;

    public SnowTask(SnowScheme scheme, SnowHuman human)
    {
        (_scheme, _human) = (scheme, human);
        var parts = scheme.Features.Count;
        FactFields = [new("feature", parts), new("causal", 2), new("rate", 1_001)];
        QuestionFields = [new("topic", SnowTopic.Count), new("first", parts), new("end", parts + 1), .. Enumerable.Range(0, parts).Select(j => new TokenField($"points {j}", 3))];
        AnswerFields = [new("sum", (2 * SnowTopic.Zero) + 1)];
        Heights = SnowTopic.HeightOf(parts);
        Structure = new SumStructure(parts, SnowTopic.Zero, SnowTopic.Unit);
    }

    public string Name => _scheme.Settings.Name;

    public int Size => _scheme.Features.Count;

    public IReadOnlyList<TokenField> FactFields { get; }

    public IReadOnlyList<TokenField> QuestionFields { get; }

    public IReadOnlyList<TokenField> AnswerFields { get; }

    public int Heights { get; }

    public int Subquestions => 2;

    public AssistantStructure Structure { get; }

    /// <remarks>As the human might propose it, or drawn evenly, since rare statements have to be learned too.</remarks>
    public ITaskContext Draw(SeededRandom random)
    {
        if (random.NextBool(.5))
        {
            return new SnowContext(_scheme, _scheme.Read(_scheme.Latents.Draw(random)));
        }

        var (causal, rates) = _scheme.Draw(random);
        return new SnowContext(_scheme, _scheme.Read(_scheme.Write(causal, rates)));
    }

    public async ValueTask<ITaskContext?> ReadAsync(ImplicitTree tree, CancellationToken cancellationToken = default)
    {
        var statements = new SnowStatement[Size];
        for (var j = 0; j < statements.Length; j++)
        {
            if (await tree.FindAsync(_scheme.Sums.Tree.Leaf(j).Address, cancellationToken) is not { } node || SnowText.Read(_scheme, j, node.Text) is not { } statement)
            {
                return null;
            }

            statements[j] = statement;
        }

        return new SnowContext(_scheme, statements);
    }

    public Tokens Put(Question question, ITaskContext about) => question switch
    {
        PriorQuestion => SnowTopic.Of(SnowTopic.Prior, 0, Size, new int[Size]),
        SnowQuestion x => SnowTopic.Of(x.IsNew ? SnowTopic.New : SnowTopic.Old, 0, Size, x.Features),
        _ => throw new ArgumentException("A snow world answers its own questions and that of the prior.", nameof(question)),
    };

    public Credences Conclude(Question question, ITaskContext about, Reply<Tokens> reply) => _human.Conclude(
        question, reply.IsKnown ? [new Claim(SnowAmounts.Topic(question), NodeAddress.Root, new(SnowTopic.MillionthsOf(reply.Value)))] : []);

    /// <summary>A sum that has nothing to do with the statements, of the size that one of them may have.</summary>
    public Tokens Guess(Tokens question, SeededRandom random) => SnowTopic.Sum(question[0] == SnowTopic.Prior ? -Math.Abs(random.NextGaussian()) : random.NextGaussian());

    public bool IsAlike(Tokens answer, Tokens other) => Math.Abs(answer[0] - other[0]) <= Tolerance;

    public OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        var (topic, first, end) = (question[0], question[1], question[2]);
        if (known.Any(k => !k.Reply.IsKnown))
        {
            return new OverseerDoesNotKnow<Tokens, Tokens>();
        }

        if (end - first == 1)
        {
            return known.Count == 0 ? new OverseerAsks<Tokens, Tokens>(SnowTopic.Of(SnowTopic.Statement, first, end, new int[Size]))
                : new OverseerAnswers<Tokens, Tokens>(SnowTopic.Sum(SnowTopic.Weigh(_scheme, question, first, known[0].Reply.Value)));
        }

        var (middle, x) = ((first + end + 1) / 2, SnowTopic.Points(question));
        return known.Count == 0 ? new OverseerAsks<Tokens, Tokens>(SnowTopic.Of(topic, first, middle, x), SnowTopic.Of(topic, middle, end, x))
            : new OverseerAnswers<Tokens, Tokens>(SnowTopic.Sum(known.Sum(k => SnowTopic.NatsOf(k.Reply.Value))));
    }
}
