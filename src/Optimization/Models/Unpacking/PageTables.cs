using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>One soft step of unpacking from every title, for Mz whose bodies follow from titles: f may share it, and walk along x.</summary>
/// <param name="Root">[B, T]: the probability that the root has a title.</param>
/// <param name="Steps">[branching] of [B, T, T]: from a page of one title, the probability that a child has another.</param>
/// <param name="Bodies">[B, T, V]: the probabilities of all fields of a page of a title; those of the title itself are one-hot.</param>
public sealed record PageTables(Tensor Root, IReadOnlyList<Tensor> Steps, Tensor Bodies);
