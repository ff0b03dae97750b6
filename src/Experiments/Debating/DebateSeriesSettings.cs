using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Debating;

/// <summary>How a series of debates is played.</summary>
public sealed record DebateSeriesSettings
{
    /// <summary>The rules. Default: two rounds, in which both speak at once.</summary>
    public IProtocol Protocol { get; init; } = new SimultaneousDebate();

    /// <summary>Whether each question is debated a second time with the answers exchanged between the debaters.</summary>
    public bool Swap { get; init; }

    /// <summary>How often each is debated, at least 1. Samples share nothing: the same call in two samples is two calls.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>How many debates are played side by side, at least 1.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Whether each judge judges every debate in the mirrored order too, so that its order effects show. Default: yes.</summary>
    public bool BothOrders { get; init; } = true;

    /// <summary>What a debater may read in one debate. Default: 16 nodes and some twenty pages.</summary>
    public ReadingBudget DebaterBudget { get; init; } = new(16, 40_000);

    /// <summary>What a judge may read. Default: <see cref="DebateSetup.UsualJudgeBudget"/>.</summary>
    public ReadingBudget JudgeBudget { get; init; } = DebateSetup.UsualJudgeBudget;

    /// <summary>The share of debates that may fail, see <see cref="Engine.RunEngine.FailOn"/>. Default: half.</summary>
    public double FailOn { get; init; } = .5;

    /// <summary>Whether debates that failed in an earlier session are played again. Default: yes.</summary>
    public bool RetryFailed { get; init; } = true;

    /// <summary>Limits on each speech.</summary>
    public HouseRules Rules { get; init; } = HouseRules.None;
}
