using System.Text.Json;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>Looks at z in an order that is given, such as that of q(z | D), and after them at draws. A z whose tree was looked at before is passed over at no cost.</summary>
/// <param name="space">The space of z.</param>
/// <param name="seed">All randomness.</param>
/// <param name="contentOf">Text that two z share just where their trees say the same.</param>
/// <param name="ranked">The z, the most promising first.</param>
public sealed class RankedSearch(LatentSpace space, Seed seed, Func<IReadOnlyList<double>, string> contentOf, IReadOnlyList<double[]> ranked)
    : LatentSearch("ranked", space, seed, propose: null, region: null)
{
    private HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _next;

    /// <inheritdoc/>
    public override bool NeedsGradient => false;

    /// <inheritdoc/>
    protected override IReadOnlyList<double[]> Propose()
    {
        while (_next < ranked.Count)
        {
            var z = Space.Round(ranked[_next++]);
            if (IsUnseen(z))
            {
                return [z];
            }
        }

        return [DrawUnseen(Draw, IsUnseen)];
    }

    /// <inheritdoc/>
    protected override void Learn(IReadOnlyList<double[]> asked, IReadOnlyList<Evaluation> evaluations) => _seen.Add(contentOf(asked[0]));

    /// <inheritdoc/>
    protected override JsonElement SaveOwn() =>
        JsonSerializer.SerializeToElement(new RankedState(_next, [.. _seen.Order(StringComparer.Ordinal)]), SearchJson.Default.RankedState);

    /// <inheritdoc/>
    protected override void RestoreOwn(JsonElement own, IReadOnlyList<double[]>? asked)
    {
        var saved = own.Deserialize(SearchJson.Default.RankedState);
        if (saved is not { Next: >= 0 } || saved.Next > ranked.Count)
        {
            throw new FormatException("The state of the order does not fit.");
        }

        (_next, _seen) = (saved.Next, new(saved.Seen, StringComparer.Ordinal));
    }

    private bool IsUnseen(double[] z) => !_seen.Contains(contentOf(z));
}
