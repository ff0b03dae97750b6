using System.Text.Json.Serialization;
using LearningThePrior.Probability;

namespace LearningThePrior.Debate;

/// <summary>
/// Which of two contestants is called A, who speaks first, and which position the judge sees listed first: each can be
/// swapped on its own, because each is known to sway judges.
/// </summary>
/// <param name="LabelsSwapped">Contestant 1 is called A.</param>
/// <param name="SpeakersSwapped">Contestant 1 speaks first.</param>
/// <param name="ListingSwapped">Contestant 1's position is listed first.</param>
[method: JsonConstructor]
public readonly record struct Arrangement(bool LabelsSwapped, bool SpeakersSwapped, bool ListingSwapped)
{
    /// <summary>All three swapped, or none: the other order of a pair.</summary>
    public Arrangement Mirror() => new(!LabelsSwapped, !SpeakersSwapped, !ListingSwapped);

    /// <summary>One of the eight arrangements, drawn by seed.</summary>
    public static Arrangement Draw(Seed seed)
    {
        var bits = seed.CreateRandom().NextBits();
        return new((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
    }
}
