using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>Everything that a protocol needs to play one debate.</summary>
/// <param name="Id">Names the debate within a run.</param>
/// <param name="Question">What is debated.</param>
/// <param name="Tree">Z, of which everyone gets a budgeted view of their own.</param>
/// <param name="Contestants">As many as the protocol asks for.</param>
/// <param name="Judge">Who decides.</param>
/// <param name="Seed">The debate's randomness.</param>
public sealed record DebateSetup(
    string Id,
    Question Question,
    ImplicitTree Tree,
    IReadOnlyList<Contestant> Contestants,
    IJudge Judge,
    Seed Seed)
{
    /// <summary>Labels, speakers and listing.</summary>
    public Arrangement Arrangement { get; init; }

    /// <summary>What a debater may read unless a setup says otherwise: 64 nodes, enough to cite one a round at depth 60.</summary>
    public static ReadingBudget UsualDebaterBudget { get; } = new(64, 65_536);

    /// <summary>What each debater may read in the whole debate. Default: <see cref="UsualDebaterBudget"/>.</summary>
    public ReadingBudget DebaterBudget { get; init; } = UsualDebaterBudget;

    /// <summary>What a judge may read unless a setup says otherwise: two nodes of a page each; a debate must make that enough.</summary>
    public static ReadingBudget UsualJudgeBudget { get; } = new(2, 8_192);

    /// <summary>What the judge may read. Default: <see cref="UsualJudgeBudget"/>.</summary>
    public ReadingBudget JudgeBudget { get; init; } = UsualJudgeBudget;

    /// <summary>Limits on each speech. Default: none but those that keep the store safe.</summary>
    public HouseRules Rules { get; init; } = HouseRules.None;

    /// <summary>What the transcript calls the protocol, where one protocol wraps another; null for the one that is played.</summary>
    public string? PlayedAs { get; init; }

    /// <summary>The latent that the tree was unpacked from; null for a tree that has none. Recorded, not shown.</summary>
    public IReadOnlyList<double>? Latent { get; init; }
}
