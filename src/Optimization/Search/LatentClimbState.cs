namespace LearningThePrior.Optimization.Search;

/// <summary>What a climb in the latent keeps.</summary>
/// <param name="At">Where the climb is, or the best start so far; null where the next start is the first.</param>
/// <param name="IsStart">Whether a start is asked for, or was last.</param>
/// <param name="Starts">Starts told for this climb.</param>
/// <param name="Failed">Trees told since the last rise.</param>
/// <param name="Seen">What the trees said that were looked at.</param>
internal sealed record LatentClimbState(LatentClimbPoint? At, bool IsStart, int Starts, int Failed, string[] Seen)
{
    public static LatentClimbState Fresh { get; } = new(null, true, 0, 0, []);
}

/// <summary>A z with what was told of it.</summary>
/// <param name="Z">[dimension].</param>
/// <param name="Value">In nats.</param>
/// <param name="Gradient">[dimension].</param>
internal sealed record LatentClimbPoint(double[] Z, double Value, double[] Gradient);
