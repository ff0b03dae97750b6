using System.Text.Json.Serialization;
using LearningThePrior.Probability;

namespace LearningThePrior.Debate;

/// <summary>What a debater defends: an answer, or a whole predictive distribution over the answers.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AnswerPosition), "answer")]
[JsonDerivedType(typeof(DistributionPosition), "distribution")]
[JsonDerivedType(typeof(OpenPosition), "open")]
public abstract record Position;

/// <summary>"The answer is this one."</summary>
/// <param name="Answer">The answer's index.</param>
public sealed record AnswerPosition(int Answer) : Position;

/// <summary>"Z implies these credences."</summary>
/// <param name="Credences">One credence for each answer.</param>
public sealed record DistributionPosition(Credences Credences) : Position;

/// <summary>Not picked yet: only protocols of open choice accept it, and no transcript of a played debate holds it.</summary>
public sealed record OpenPosition : Position;
