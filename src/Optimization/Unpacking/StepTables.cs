using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>One step of unpacking a binary tree of titled pages, as tables: probabilities, in double precision.</summary>
/// <param name="Root">[B, T]: the root's title.</param>
/// <param name="Zero">[B, T, T]: the title of the first child of a page of each title.</param>
/// <param name="One">[B, T, T]: the title of the second child.</param>
/// <param name="Facts">[B, T]: whether a page of each title is true.</param>
public sealed record StepTables(Tensor Root, Tensor Zero, Tensor One, Tensor Facts)
{
    /// <summary>Values of one pair of tables with the gradient of another: what is read is a tree, what is climbed is soft.</summary>
    /// <param name="hard">Whose values.</param>
    /// <param name="soft">Whose gradient.</param>
    internal static StepTables StraightThrough(StepTables hard, StepTables soft) => new(
        Through(hard.Root, soft.Root), Through(hard.Zero, soft.Zero), Through(hard.One, soft.One), Through(hard.Facts, soft.Facts));

    /// <summary>The values of one tensor with the gradient of another.</summary>
    internal static Tensor Through(Tensor hard, Tensor soft) => soft.Plus(hard.Minus(soft).detach());
}
