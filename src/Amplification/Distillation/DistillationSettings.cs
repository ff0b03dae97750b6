using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>How X is trained by amplification. Defaults are those with which the tiny task converges.</summary>
public sealed record DistillationSettings
{
    /// <summary>Steps of training.</summary>
    [Description("Steps of training."), Range(1, 10_000_000)]
    public int Steps { get; init; } = 1_000;

    /// <summary>Contexts drawn at each step, and trained on.</summary>
    [Description("Contexts drawn at each step."), Range(1, 10_000)]
    public int Contexts { get; init; } = 50;

    /// <summary>Questions of each context.</summary>
    [Description("Questions of each context."), Range(1, 10_000)]
    public int Questions { get; init; } = 10;

    /// <summary>Of how many steps the targets are kept to train on: a ring.</summary>
    [Description("Of how many steps targets are kept to train on."), Range(1, 10_000)]
    public int BufferSteps { get; init; } = 20;

    /// <summary>The share of primitives, answered by look-up, among the questions that X is trained on.</summary>
    [Description("The share of primitives among the questions that X is trained on."), Range(0, .9)]
    public double PrimitiveShare { get; init; } = .1;

    /// <summary>Whether questions begin at height 1 and grow once the teacher agrees with its targets.</summary>
    [Description("Whether questions begin at height 1 and grow with the teacher.")]
    public bool Curriculum { get; init; } = true;

    /// <summary>How much of its targets the teacher must answer alike before questions grow, errors of the overseer apart.</summary>
    [Description("Agreement of teacher and targets from which questions grow."), Range(.1, 1)]
    public double Gate { get; init; } = .85;

    /// <summary>How often the overseer's answer is right where he errs at random: what the gate is scaled by. 1 where he does not.</summary>
    [Range(.01, 1)]
    public double OverseerRightness { get; init; } = 1;

    /// <summary>Questions a step that the overseer himself decomposes, at the most; the rest are left to H', who learns from them. 0 asks him all.</summary>
    [Description("Questions a step for the overseer himself; the rest are left to H'. 0: all."), Range(0, 10_000)]
    public int Polled { get; init; } = 10;

    /// <summary>After so many decompositions in a row that H' would have made alike, the overseer is asked no more.</summary>
    [Description("Decompositions made alike after which the overseer is asked no more."), Range(1, 100_000)]
    public int PerfectAfter { get; init; } = 100;

    /// <summary>The most decompositions that are asked of the overseer for H' to learn from.</summary>
    [Description("The most decompositions of the overseer for H' to learn from."), Range(1, 10_000_000)]
    public int Decompositions { get; init; } = 5_000;

    /// <summary>Gradient steps for X at each step: how often each target is used on average; null for 1.</summary>
    [Description("Gradient steps for X at each step; empty: 1."), Range(1, 1_000), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Trainings { get; init; }

    /// <summary>Contexts of the buffer that each gradient step is taken on; null for as many as are drawn at a step.</summary>
    [Description("Contexts of a gradient step; empty: as many as are drawn at each step."), Range(1, 100_000), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Batch { get; init; }

    /// <summary>
    /// Questions worked out by recursion before questions grow; null for 20; none where those of height 1 rest on look-ups alone, so that agreement cannot be that of a
    /// constant.
    /// </summary>
    [Description("Questions worked out by recursion before questions grow; empty: 20."), Range(0, 1_000), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Checked { get; init; }

    internal int CheckedOrDefault => Checked ?? 20;
}
