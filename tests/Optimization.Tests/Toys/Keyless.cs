using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Toys;

/// <summary>A world whose answer key cannot be had: whoever reaches for it fails the test.</summary>
internal abstract class Keyless(IWorld inner) : IWorld
{
    public static IWorld Of(IWorld world) => world switch
    {
        IStepwiseWorld stepwise => new Stepwise(stepwise),
        IAdditiveWorld additive => new Additive(additive),
        _ => throw new ArgumentException("Neither kind of world.", nameof(world)),
    };

    public string Family => inner.Family;

    public LatentSpace Latents => inner.Latents;

    public IReadOnlyList<Observation> Observed => inner.Observed;

    public IReadOnlyList<Observation> Evidence => inner.Evidence;

    /// <summary>Without what is scored, which only the key can score.</summary>
    public IReadOnlyList<QuestionSet> Sets { get; } = [.. inner.Sets.Select(s => s with { Scored = [] })];

    public double[] Encode(Question question) => inner.Encode(question);

    public double[] EncodeForDirectFit(Question question) => inner.EncodeForDirectFit(question);

    public IHuman Human => inner.Human;

    public IUnpacker Unpack(IReadOnlyList<double> z) => inner.Unpack(z);

    public IClaimOracle Claims(IReadOnlyList<double> z) => inner.Claims(z);

    public double[] Propose(SeededRandom random) => inner.Propose(random);

    public IReadOnlyList<LatentPart> PriorParts => inner.PriorParts;

    public IAnswerKey Key => throw new InvalidOperationException("Learners do not look at the answer key.");

    private sealed class Additive(IAdditiveWorld inner) : Keyless(inner), IAdditiveWorld
    {
        public IReadOnlyList<LatentPart> Parts => inner.Parts;

        public int Features => inner.Features;

        public IReadOnlyList<double> Edges => inner.Edges;
    }

    private sealed class Stepwise(IStepwiseWorld inner) : Keyless(inner), IStepwiseWorld
    {
        public int States => inner.States;

        public int MaxSteps => inner.MaxSteps;
    }
}
