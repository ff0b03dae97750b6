using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>One step of unpacking: a page with the page above it.</summary>
/// <param name="Parent">The page above, no fields for the root; of flat text the page's index, as <see cref="PageLayout.Above"/> tells.</param>
/// <param name="Branch">Which child; -1 for the root.</param>
/// <param name="Page">The page.</param>
public readonly record struct PageStep(Tokens Parent, int Branch, Tokens Page);
