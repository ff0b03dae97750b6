using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds;

/// <summary>One thing asked of the human about Z, with all that a debate about it needs: what learning asks, and what a stored debate was about.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Question">The question, as it is debated.</param>
/// <param name="Latent">The z, or one z after the other where two backgrounds are compared.</param>
/// <param name="Unpacker">Mz: the tree.</param>
/// <param name="Claims">What is true of the tree.</param>
/// <param name="Human">The human who judges.</param>
public sealed record Inquiry(
    QueryKind Kind, Question Question, IReadOnlyList<double> Latent, IUnpacker Unpacker, IClaimOracle Claims, IHuman Human)
{
    private const string PriorId = "prior";
    private const string RatioId = "ratio";

    /// <summary>The world that it is about; null where none was told.</summary>
    public IWorld? World { get; init; }

    /// <summary>What does Z imply about x?</summary>
    /// <param name="world">The world.</param>
    /// <param name="question">x.</param>
    /// <param name="z">[dimension].</param>
    public static Inquiry About(IWorld world, Question question, IReadOnlyList<double> z)
    {
        ArgumentNullException.ThrowIfNull(world);
        return new(QueryKind.Question, question, z, world.Unpack(z), world.Claims(z), world.Human) { World = world };
    }

    /// <summary>How plausible is Z?</summary>
    public static Inquiry Prior(IWorld world, IReadOnlyList<double> z) =>
        About(world, new PriorQuestion(PriorId), z) with { Kind = QueryKind.Prior };

    /// <summary>Which of two backgrounds is the more plausible?</summary>
    public static Inquiry Ratio(IWorld world, IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(world);
        return new(
            QueryKind.PriorRatio,
            new PriorRatioQuestion(RatioId),
            [.. first, .. second],
            new PairUnpacker("Two backgrounds.", world.Unpack(first), world.Unpack(second)),
            new PairClaims(world.Claims(first), world.Claims(second)),
            new PairHuman(world.Human))
        {
            World = world,
        };
    }

    /// <summary>What a debate of that question and latent was about; null where the question is none that the world can make again.</summary>
    /// <param name="world">The world.</param>
    /// <param name="questions">Its questions.</param>
    /// <param name="questionId">The question's id.</param>
    /// <param name="latent">As <see cref="Latent"/>.</param>
    /// <exception cref="ArgumentException">The latent is not of the world.</exception>
    public static Inquiry? Again(IWorld world, QuestionFinder questions, string questionId, IReadOnlyList<double> latent)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(latent);
        return questionId switch
        {
            PriorId => Prior(world, latent),
            RatioId => Ratio(world, [.. latent.Take(latent.Count / 2)], [.. latent.Skip(latent.Count / 2)]),
            _ => questions.Find(questionId) is var (question, _) ? About(world, question, latent) : null,
        };
    }

    /// <summary>Who argues: an honest debater, and a dishonest one whose lies derive from a seed.</summary>
    public (Contestant Honest, Contestant Dishonest) Contestants(Seed lies) =>
        (new HonestDebater(Claims).Defending(Question, Human), new DishonestDebater(Claims, lies).Defending(Question, Human));

    /// <summary>A debate about it between exact debaters, the honest one first, over a tree of its own.</summary>
    /// <param name="judge">Who decides.</param>
    /// <param name="seed">The debate's randomness; the lies derive from it too.</param>
    /// <param name="id">Names the debate; the question's id by default.</param>
    public DebateSetup Setup(IJudge judge, Seed seed = default, string? id = null)
    {
        var (honest, dishonest) = Contestants(seed.For("lies"));
        return new(id ?? Question.Id, Question, new ImplicitTree(Unpacker, capacity: 256), [honest, dishonest], judge, seed) { Latent = Latent };
    }
}
