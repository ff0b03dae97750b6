using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Judging;

/// <summary>What it takes to judge a stored debate again.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Tree">The tree that was debated, or what is stored of it.</param>
/// <param name="Judges">Who is to judge.</param>
public sealed record Hearing(Question Question, ImplicitTree Tree, IReadOnlyList<IJudge> Judges);
