namespace LearningThePrior.Optimization.Search;

/// <summary>What was asked for last.</summary>
internal enum GradientMove
{
    /// <summary>A start.</summary>
    Start,

    /// <summary>A choice's switch.</summary>
    Switch,

    /// <summary>A step of the numbers.</summary>
    Step,
}

/// <summary>What a gradient search keeps.</summary>
/// <param name="At">Where the climb is, or the best start so far; null where the next start is the first.</param>
/// <param name="Move">What is asked for, or was last.</param>
/// <param name="Starts">Starts told for this climb.</param>
/// <param name="Failed">Switches told since the last rise.</param>
/// <param name="Seen">The choices evaluated.</param>
internal sealed record GradientState(GradientPoint? At, GradientMove Move, int Starts, int Failed, string[] Seen);

/// <summary>A z with what was told of it, and how the numbers' next step is to go.</summary>
/// <param name="Z">Rounded.</param>
/// <param name="Value">In nats.</param>
/// <param name="Gradient">[dimension], or null.</param>
/// <param name="Ascent">How the numbers climb.</param>
internal sealed record GradientPoint(double[] Z, double Value, double[]? Gradient, IntervalAscent Ascent);
