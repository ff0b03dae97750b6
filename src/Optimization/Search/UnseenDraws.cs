using System.Text.Json;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>Proposes z at random in the latent of a learned Mz(., z), with memory: a z whose tree was looked at before is drawn again at no cost.</summary>
/// <param name="space">The space of z: numbers from 0 to 1, each the share of the latent's prior that lies below.</param>
/// <param name="seed">All randomness.</param>
/// <param name="contentOf">Text that two z share just where their trees say the same.</param>
/// <param name="propose">Draws a candidate; null: evenly, which is a draw of the latent's prior.</param>
/// <param name="region">Where candidates must lie; null: everywhere. The first candidate is its centre.</param>
public sealed class UnseenDraws(
    LatentSpace space, Seed seed, Func<IReadOnlyList<double>, string> contentOf, Func<SeededRandom, double[]>? propose = null, TrustRegion? region = null)
    : GenerationSearch("unseen", space, seed, contentOf, propose, region)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<double[]> Next() => [BaseStart()];

    /// <inheritdoc/>
    protected override void Learn(IReadOnlyList<double[]> generation, IReadOnlyList<double> values)
    {
    }

    /// <inheritdoc/>
    protected override void BeginAnew()
    {
    }

    /// <inheritdoc/>
    protected override JsonElement SavePlace() => JsonElement.Parse("{}");

    /// <inheritdoc/>
    protected override void RestorePlace(JsonElement own)
    {
        if (own.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("Draws keep no place.");
        }
    }
}
