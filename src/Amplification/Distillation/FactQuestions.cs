using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>Questions about one context, put together since its facts are read once for all of them.</summary>
/// <param name="Facts">The facts: all that a model sees of the context.</param>
/// <param name="Questions">The questions.</param>
public sealed record FactQuestions(IReadOnlyList<Tokens> Facts, IReadOnlyList<Tokens> Questions);

/// <summary>Questions about one context with the answers that a model is to give.</summary>
/// <param name="Asked">The questions.</param>
/// <param name="Targets">An answer, or "do not know", to each.</param>
public sealed record FactTargets(FactQuestions Asked, IReadOnlyList<Reply<Tokens>> Targets);
