using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>One side of a debate, with what it said counted rather than kept.</summary>
/// <param name="Debater">Who argued; null where the side stood empty.</param>
/// <param name="Answer">The answer defended, by index; null where a distribution was.</param>
/// <param name="Position">The distribution defended.</param>
/// <param name="First">Whether it had the first word.</param>
/// <param name="Words">How many words it said.</param>
/// <param name="Cited">How many of its citations have each status; null where it made none.</param>
/// <param name="Silent">In how many of its turns it made no speech.</param>
internal sealed record SideRow(string? Debater, int? Answer, double[]? Position, bool First, int Words, int[]? Cited, int Silent = 0)
{
    /// <summary>How much of what is believed is what the side defends: the overlap, which for one answer is its credence.</summary>
    public double Score(ReadOnlySpan<double> credences)
    {
        if (Answer is { } answer)
        {
            return credences[answer];
        }

        var overlap = 0.0;
        for (var i = 0; i < credences.Length; i++)
        {
            overlap += Math.Min(credences[i], Position![i]);
        }

        return overlap;
    }

    /// <summary>Whether both defend the same.</summary>
    public bool DefendsAs(SideRow other) =>
        Answer == other.Answer && (Position ?? []).AsSpan().SequenceEqual(other.Position ?? []);

    /// <summary>How many of its citations have a status.</summary>
    public int Citations(CitationStatus status) => Cited?[(int)status] ?? 0;
}
