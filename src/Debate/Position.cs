using System.Text.Json.Serialization;

namespace LearningThePrior.Debate;

/// <summary>What a debater defends: an answer, or a whole predictive distribution over the answers.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AnswerPosition), "answer")]
[JsonDerivedType(typeof(DistributionPosition), "distribution")]
public abstract record Position;

/// <summary>"The answer is this one."</summary>
/// <param name="Answer">The answer's index.</param>
public sealed record AnswerPosition(int Answer) : Position;

/// <summary>"Z implies these credences."</summary>
/// <param name="Credences">One credence for each answer.</param>
public sealed record DistributionPosition(Credences Credences) : Position;
