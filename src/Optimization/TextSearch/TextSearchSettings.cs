using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace LearningThePrior.Optimization.TextSearch;

/// <summary>The settings of a search over text Z. Every default has its reason beside it.</summary>
public sealed record TextSearchSettings
{
    /// <summary>Hypotheses made before any is changed. Four differ enough for one to be near.</summary>
    [Description("Hypotheses made before any is changed.")]
    [Range(1, 10_000)]
    public int Proposals { get; init; } = 4;

    /// <summary>Rounds of changes. Three, after which language models mostly reword.</summary>
    [Description("Rounds of changes.")]
    [Range(0, 10_000)]
    public int Rounds { get; init; } = 3;

    /// <summary>Backgrounds kept from round to round. Two, so that one local optimum does not decide.</summary>
    [Description("Backgrounds kept from round to round.")]
    [Range(1, 10_000)]
    public int Kept { get; init; } = 2;

    /// <summary>Changes tried of each kept background in a round.</summary>
    [Description("Changes tried of each kept background in a round.")]
    [Range(1, 10_000)]
    public int Changes { get; init; } = 2;

    /// <summary>Examples shown to the proposer: as many as fit on a page.</summary>
    [Description("Examples of D that the proposer is shown.")]
    [Range(1, 10_000)]
    public int Shown { get; init; } = 20;

    /// <summary>The least credence that counts. A human's certainty is seldom worth more than a hundred to one.</summary>
    [Description("The least credence that counts.")]
    [Range(1e-9, .49)]
    public double LeastCredence { get; init; } = .01;

    /// <summary>Whether Prior(Z) is asked as a ratio to the first hypothesis rather than statement by statement.</summary>
    [Description("Whether Prior(Z) is asked as a ratio.")]
    public bool PriorFromRatios { get; init; }

    /// <summary>Whether every question is asked with its answers listed in both orders, and the credences averaged. Yes, at twice the calls: models like the first label, or the last, for its place.</summary>
    [Description("Whether answers are listed in both orders, and credences averaged, at twice the calls.")]
    public bool BothOrders { get; init; } = true;

    /// <summary>Queries side by side.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Checks that every number is in its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Proposals);
        ArgumentOutOfRangeException.ThrowIfNegative(Rounds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Kept);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Changes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Shown);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Concurrency);
        if (LeastCredence is not (> 0 and < .5))
        {
            throw new ArgumentOutOfRangeException(nameof(LeastCredence), LeastCredence, "The least credence must be above 0 and below one half.");
        }
    }
}
