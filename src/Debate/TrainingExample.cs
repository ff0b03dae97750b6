using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>A judge's verdict as something for f(y | x, z) to learn from, with where it came from.</summary>
/// <param name="QuestionId">The x.</param>
/// <param name="Latent">The z that the tree was unpacked from; null for a tree that has none.</param>
/// <param name="Target">The judge's credence for each answer: a soft target.</param>
/// <param name="Weight">How much it counts; 1 is one verdict.</param>
/// <param name="Lineage">Where it came from.</param>
public sealed record TrainingExample(
    string QuestionId,
    IReadOnlyList<double>? Latent,
    Credences Target,
    double Weight,
    Lineage Lineage)
{
    /// <summary>Makes an example of a debate; null unless it was decided, since nothing else names a credence.</summary>
    /// <param name="transcript">The debate.</param>
    /// <param name="weight">How much it counts; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weight"/> is negative or not finite.</exception>
    public static TrainingExample? From(Transcript transcript, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        if (!double.IsFinite(weight) || weight < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is finite and not negative.");
        }

        return transcript.Verdict is DecidedVerdict decided
            ? new(transcript.QuestionId, transcript.Latent, decided.Credences, weight, Lineage.Of(transcript))
            : null;
    }
}

/// <summary>Which debate an example came from, and the nodes that it rests on.</summary>
/// <param name="DebateId">The debate.</param>
/// <param name="Judge">The judge's name.</param>
/// <param name="Arrangement">Labels, speakers and listing.</param>
/// <param name="Citations">Every node of which a citation held, once, in the order in which they were first cited; of an assistant's answer, which cites nothing, all nodes that he was shown.</param>
public sealed record Lineage(
    string DebateId,
    string Judge,
    Arrangement Arrangement,
    IReadOnlyList<NodeAddress> Citations)
{
    /// <summary>The lineage of whatever is made of a debate.</summary>
    internal static Lineage Of(Transcript transcript) => new(
        transcript.DebateId,
        transcript.Judge,
        transcript.Arrangement,
        [.. transcript.Turns.SelectMany(t => t.Citations).Where(c => c.Holds).Select(c => c.Citation.Address).Distinct()]);
}
