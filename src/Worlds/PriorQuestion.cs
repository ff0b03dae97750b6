using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>
/// Prior(Z): "is the background Z, taken as a whole, true?", with the human's credence before any data ("Learning the
/// prior", section "Learning the human prior"). Its whole claim has the topic <see cref="Topic"/> and is about the root.
/// </summary>
/// <param name="Id">Names the query within a run.</param>
public sealed record PriorQuestion(string Id)
    : Question(Id, "Before seeing any data: is this background, taken as a whole, true?", AnswerSet.NoYes)
{
    /// <summary>The topic of claims of log probability, in millionths of a nat.</summary>
    public const string Topic = "log-prior";

    /// <summary>Millionths of a nat in a nat: claims are integers, so that sums are exact.</summary>
    public const double UnitsPerNat = 1e6;

    /// <summary>The log probability in nats that stands for "impossible": a credence that a double still holds.</summary>
    public const double Impossible = -600;

    /// <summary>The credences that a claimed log probability means.</summary>
    /// <param name="logPrior">In nats, at most 0.</param>
    public static Credences ToCredences(double logPrior) => Credences.OfYes(Math.Exp(Math.Clamp(logPrior, Impossible, 0)));

    /// <summary>The log probability in nats that a verdict's credences mean.</summary>
    public static double ToLogPrior(Credences credences)
    {
        ArgumentNullException.ThrowIfNull(credences);
        return Math.Max(Impossible, Math.Log(credences[1]));
    }
}
