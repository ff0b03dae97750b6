using System.Text.Json;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>Proposes z at random ("we could just sample Z"), with no memory but the best.</summary>
/// <param name="space">The space of z.</param>
/// <param name="seed">All randomness.</param>
/// <param name="batch">How many candidates to ask for at once.</param>
/// <param name="propose">Draws a candidate; null: uniform over rounded z.</param>
/// <param name="region">Where candidates must lie; null: everywhere.</param>
public sealed class RandomSearch(
    LatentSpace space, Seed seed, int batch = 1, Func<SeededRandom, double[]>? propose = null, TrustRegion? region = null)
    : LatentSearch("random", space, seed, propose, region)
{
    private readonly int _batch = batch > 0 ? batch : throw new ArgumentOutOfRangeException(nameof(batch));

    /// <inheritdoc/>
    public override bool NeedsGradient => false;

    /// <inheritdoc/>
    protected override IReadOnlyList<double[]> Propose() => [.. Enumerable.Range(0, _batch).Select(_ => Draw())];

    /// <inheritdoc/>
    protected override void Learn(IReadOnlyList<double[]> asked, IReadOnlyList<Evaluation> evaluations)
    {
    }

    /// <inheritdoc/>
    protected override JsonElement SaveOwn() => JsonElement.Parse("{}");

    /// <inheritdoc/>
    protected override void RestoreOwn(JsonElement own, IReadOnlyList<double[]>? asked)
    {
        if (own.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("A random search keeps nothing of its own.");
        }
    }
}
