using System.Text.Json.Serialization;
using LearningThePrior.Probability;

namespace LearningThePrior.Debate;

/// <summary>What a judge made of a debate. Every kind is its own type; none of them ever falls back to a side.</summary>
/// <param name="Source">How the verdict was obtained.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "status")]
[JsonDerivedType(typeof(DecidedVerdict), "decided")]
[JsonDerivedType(typeof(TieVerdict), "tie")]
[JsonDerivedType(typeof(AbstainedVerdict), "abstained")]
[JsonDerivedType(typeof(UnparseableVerdict), "unparseable")]
[JsonDerivedType(typeof(FailedVerdict), "failed")]
public abstract record Verdict(VerdictSource Source);

/// <summary>How a verdict was obtained, so that it can be checked and obtained again.</summary>
/// <param name="Method">How credences came about, for example "checked", "logprob", "sampled", "verbalised", "trained".</param>
/// <param name="Raw">What the judge said, word for word, or its reason.</param>
/// <param name="Parser">The version of whatever read the raw reply; null where none was needed.</param>
public sealed record VerdictSource(string Method, string Raw, string? Parser = null)
{
    /// <summary>What the answers had among all that a model might have said, 0 to 1; null where the method knows none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Mass { get; init; }

    /// <summary>The model call that it came from; null where none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CallId { get; init; }
}

/// <summary>A credence for each answer.</summary>
/// <param name="Credences">In the answers' order.</param>
/// <param name="Source">How it was obtained.</param>
public sealed record DecidedVerdict(Credences Credences, VerdictSource Source) : Verdict(Source);

/// <summary>The judge found the sides equal.</summary>
/// <param name="Source">How it was obtained.</param>
public sealed record TieVerdict(VerdictSource Source) : Verdict(Source);

/// <summary>The judge declined to decide.</summary>
/// <param name="Source">How it was obtained.</param>
public sealed record AbstainedVerdict(VerdictSource Source) : Verdict(Source);

/// <summary>The judge's reply could not be read; it is kept as <see cref="VerdictSource.Raw"/>.</summary>
/// <param name="Source">How it was obtained.</param>
public sealed record UnparseableVerdict(VerdictSource Source) : Verdict(Source);

/// <summary>The judge's call failed.</summary>
/// <param name="Error">Why.</param>
/// <param name="Source">How it was attempted.</param>
public sealed record FailedVerdict(string Error, VerdictSource Source) : Verdict(Source);
