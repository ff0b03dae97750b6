using System.Text.Json.Serialization;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>What came of teaching one Mz.</summary>
/// <param name="Curve">Losses on the way.</param>
/// <param name="Measured">How it writes; null before the end.</param>
/// <param name="Parameters">Weights.</param>
/// <param name="OverseerCalls">Pages that the human wrote, and unpackings that he judged.</param>
/// <param name="QuestionsAsked">Questions about other pages that he asked meanwhile.</param>
/// <param name="WallS">Seconds of training, of the session that ended it.</param>
public sealed record UnpackerResult(
    IReadOnlyList<UnpackerPoint> Curve, UnpackerMeasured? Measured, long Parameters, long OverseerCalls, long QuestionsAsked, double WallS)
{
    /// <summary>What became of books that the human perturbed; null where he perturbed none.</summary>
    public PerturbedMeasured? Perturbed { get; init; }
}

/// <summary>What became of books of which the human drew a page anew: whether a small change of Z is a small change of z.</summary>
/// <param name="Books">How many.</param>
/// <param name="Distance">Mean distance of the z of a book and of what he made of it, in the base space.</param>
/// <param name="Apart">Mean distance of the z of two books that have nothing to do with each other.</param>
/// <param name="Nearer">The share of books whose z is nearer to that of what he made of it than to that of another book.</param>
public sealed record PerturbedMeasured(int Books, double Distance, double Apart, double Nearer);

/// <summary>Means over the steps since the point before.</summary>
/// <param name="Step">Steps in all.</param>
/// <param name="Depth">How deep the books are.</param>
/// <param name="Nll">-log Mz(page | parent, branch, z) in nats a page.</param>
/// <param name="Divergence">Of a book's z from its prior, in nats.</param>
public sealed record UnpackerPoint(int Step, int Depth, double Nll, double Divergence);

/// <summary>How an Mz writes, on books that it has not seen and on z drawn from its prior.</summary>
/// <param name="Books">How many books, and z drawn.</param>
/// <param name="Seen">The share of books of the human's prior that training saw.</param>
/// <param name="Kl">Of a page from the exact exploration, in nats, by depth: mean over books whose z was inferred from pages read.</param>
/// <param name="Consistency">Of pages of one title, by depth.</param>
/// <param name="Approval">Of single unpackings.</param>
/// <param name="Valid">The share of z drawn whose book the human does not call impossible.</param>
/// <param name="Recovered">The share of books, read in part, that are written back page by page.</param>
/// <param name="Distinct">Distinct books of z drawn, for each of as many books that the human draws.</param>
public sealed record UnpackerMeasured(
    int Books,
    double Seen,
    IReadOnlyDictionary<int, double> Kl,
    IReadOnlyDictionary<int, PageConsistency> Consistency,
    PageApproval Approval,
    double Valid,
    double Recovered,
    double Distinct)
{
    /// <summary>What a label costs where z cannot hold all of Z; null where Z has no such price.</summary>
    public LabelPrice? Price { get; init; }
}

/// <summary>What a label costs in nats with Mz in the place of what is so, its z inferred from all pages of an unseen book.</summary>
/// <param name="Paid">Where the reader knows how often Mz is wrong.</param>
/// <param name="ByLevel">In closed form, where Z is right down to a level and says nothing below it.</param>
public sealed record LabelPrice(double Paid, IReadOnlyDictionary<int, double> ByLevel);

/// <summary>How far pages of one title say the same at a depth; null where no page was read there.</summary>
/// <param name="Books">Most probable pages of unseen books' z that say what the nearest page of their title says.</param>
/// <param name="Drawn">The same of z drawn.</param>
/// <param name="Draws">Pairs of pages drawn with one unseen book's z at this depth, of one title, that say the same.</param>
public sealed record PageConsistency(double? Books, double? Drawn, double? Draws);

/// <summary>How far single unpackings, along paths from the root, are fair accounts of the page above them, which says in short what its children are about; null where no page was read.</summary>
/// <param name="Books">Mean approval of most probable pages, with unseen books' z.</param>
/// <param name="Drawn">The same of z drawn.</param>
/// <param name="Draws">Of pages drawn with unseen books' z.</param>
public sealed record PageApproval(double? Books, double? Drawn, double? Draws);

/// <summary>What a run of <c>ltp unpacker</c> came to: the content of <c>summary.json</c>.</summary>
/// <param name="World">The kind of world by name.</param>
/// <param name="Form">What the body of a page is written from.</param>
/// <param name="Latents">Numbers of z.</param>
/// <param name="Kl">Of a page from the exact exploration.</param>
/// <param name="Consistency">Of pages of one title.</param>
/// <param name="Approval">How far the overseer approves of single unpackings.</param>
/// <param name="Valid">The share of z drawn whose book the human does not call impossible.</param>
/// <param name="Distinct">Distinct books of z drawn, for each of as many books that the human draws.</param>
/// <param name="Recovered">The share of unseen books, read in part, that are written back page by page.</param>
/// <param name="Books">Unseen books, and z drawn, on which this was measured.</param>
/// <param name="Seen">The share of books of the human's prior that training saw.</param>
/// <param name="Parameters">Weights.</param>
/// <param name="OverseerCalls">Pages that the human wrote.</param>
/// <param name="QuestionsAsked">Questions about other pages that he asked meanwhile.</param>
/// <param name="Unamplified">How an equally trained Mz writes that he taught alone; null where it was not.</param>
/// <param name="Perturbed">What became of books that the human perturbed; null where he perturbed none.</param>
/// <param name="WallS">Seconds of training Mz.</param>
public sealed record TeachingSummary(
    string World,
    string Form,
    int Latents,
    ByDepth<double> Kl,
    ConsistencySummary Consistency,
    PageApproval Approval,
    double Valid,
    double Distinct,
    double Recovered,
    int Books,
    double Seen,
    long Parameters,
    long OverseerCalls,
    long QuestionsAsked,
    UnpackerMeasured? Unamplified,
    PerturbedMeasured? Perturbed,
    double WallS)
{
    /// <summary>What a label costs where z cannot hold all of Z; null where Z has no such price.</summary>
    public LabelPrice? Price { get; init; }
}

/// <summary>A measure by depth.</summary>
/// <param name="Depths">By depth.</param>
public sealed record ByDepth<T>([property: JsonPropertyName("by_depth")] IReadOnlyDictionary<int, T> Depths);

/// <summary>Consistency by depth.</summary>
/// <param name="ByDepth">Of the amplified Mz.</param>
/// <param name="Unamplified">Of the one that the human taught alone; null where it was not taught.</param>
public sealed record ConsistencySummary(IReadOnlyDictionary<int, PageConsistency> ByDepth, IReadOnlyDictionary<int, PageConsistency>? Unamplified);
