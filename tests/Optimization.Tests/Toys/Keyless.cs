using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Toys;

/// <summary>A world whose answer key cannot be had: whoever reaches for it fails the test.</summary>
internal sealed class Keyless(IWorld inner) : IWorld
{
    public string Family => inner.Family;

    public LatentSpace Latents => inner.Latents;

    public IReadOnlyList<Observation> Observed => inner.Observed;

    public IReadOnlyList<Observation> Evidence => inner.Evidence;

    /// <summary>Without what is scored, which only the key can score.</summary>
    public IReadOnlyList<QuestionSet> Sets { get; } = [.. inner.Sets.Select(s => s with { Scored = [] })];

    public double[] Encode(Question question) => inner.Encode(question);

    public double[] EncodeForDirectFit(Question question) => inner.EncodeForDirectFit(question);

    public WorldStructure Structure => inner.Structure;

    public string DefaultModel => inner.DefaultModel;

    public IHuman Human => inner.Human;

    public IUnpacker Unpack(IReadOnlyList<double> z) => inner.Unpack(z);

    public IClaimOracle Claims(IReadOnlyList<double> z) => inner.Claims(z);

    public double[] Propose(SeededRandom random) => inner.Propose(random);

    public IReadOnlyList<LatentPart> PriorParts => inner.PriorParts;

    public IAnswerKey Key => throw new InvalidOperationException("Learners do not look at the answer key.");
}
