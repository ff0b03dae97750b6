using LearningThePrior.Debate;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Probability;

namespace LearningThePrior.Evaluation;

/// <summary>Who debates and judges for a <see cref="DebateEvaluator"/>, and by which rules.</summary>
public sealed record DebateEvaluatorSettings
{
    /// <summary>Who argues, in the first debate for the response; null for the model of the chat configuration.</summary>
    public IDebater? Debater { get; init; }

    /// <summary>The other debater; null for the same one.</summary>
    public IDebater? Opponent { get; init; }

    /// <summary>Who decides; null for the model of the chat configuration, which tells its credences in words. Give a stronger or a cheaper one, a panel, or a judge by program.</summary>
    public IJudge? Judge { get; init; }

    /// <summary>
    /// The protocol, how often it is played, what may be read. Default: two rounds of speeches made at once, played twice with the seats exchanged, each judged in both orders: four
    /// verdicts, so that neither a seat nor a listing decides.
    /// </summary>
    public DebateSeriesSettings Series { get; init; } = new() { Swap = true };

    /// <summary>The credence below which the metric has failed. Default: .5.</summary>
    public double Threshold { get; init; } = .5;

    /// <summary>The randomness of all debates.</summary>
    public Seed Seed { get; init; } = new(1);

    /// <summary>The run that debates are kept in, which <c>ltp report</c> and <c>ltp analyze</c> read; null to keep none.</summary>
    public EvaluationRun? Run { get; init; }
}
