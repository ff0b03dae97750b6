namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Who judged, and how.</summary>
/// <param name="Name">The judge.</param>
/// <param name="Kind">What kind of judge that is.</param>
/// <param name="Method">How credences came about.</param>
internal sealed record JudgeId(string Name, string Kind, string Method)
{
    /// <summary>
    /// Whether both are one judge: of one name and one kind (see <see cref="JudgeKinds"/>). Who takes part and comes back afterwards is two, as tables by kind have it; a model that is
    /// asked in another way is one.
    /// </summary>
    public bool IsSame(JudgeId other) => ReferenceEquals(this, other) || (Name == other.Name && JudgeKinds.Of(this, isCopy: false) == JudgeKinds.Of(other, isCopy: false));
}
