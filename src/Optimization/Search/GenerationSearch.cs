using System.Text.Json;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// What searches share that move a whole generation of z at a time through the latent of a learned Mz(., z), where many z unpack into one tree. What a tree was worth is remembered: only z whose
/// tree was not seen before are asked about, each tree once, so that evaluations are trees decoded. Spaces of numbers only.
/// </summary>
public abstract class GenerationSearch : LatentSearch
{
    // Generations in which no tree is new: so many before the search begins anew, and so often that it does.
    private const int MostIdle = 20;
    private const int MostRestarts = 5;
    private readonly Func<IReadOnlyList<double>, string> _contentOf;
    private Dictionary<string, double> _known = new(StringComparer.Ordinal);
    private double[][]? _generation;

    /// <summary>Starts a search.</summary>
    /// <param name="name">The name that results record.</param>
    /// <param name="space">The space of z: numbers from 0 to 1, each the share of the latent's prior that lies below.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="contentOf">Text that two z share just where their trees say the same.</param>
    /// <param name="propose">Draws a start; null: evenly, which is a draw of the latent's prior.</param>
    /// <param name="region">Where candidates must lie; null: everywhere. The first start is its centre.</param>
    /// <exception cref="ArgumentException">The space has a choice.</exception>
    protected GenerationSearch(
        string name, LatentSpace space, Seed seed, Func<IReadOnlyList<double>, string> contentOf, Func<SeededRandom, double[]>? propose, TrustRegion? region)
        : base(name, space, seed, propose, region)
    {
        ArgumentNullException.ThrowIfNull(contentOf);
        LatentClimb.RequireNumbers(Space);
        _contentOf = contentOf;
    }

    /// <inheritdoc/>
    public override bool NeedsGradient => false;

    /// <summary>A start, in the base space of the latent's prior.</summary>
    protected double[] BaseStart() => BaseSpace.At(Start());

    /// <summary>As many independent standard normal numbers as z has.</summary>
    protected double[] Gaussians() => [.. Enumerable.Range(0, Space.Dimension).Select(_ => Random.NextGaussian())];

    /// <summary>The next generation, at least one, in the base space.</summary>
    protected abstract IReadOnlyList<double[]> Next();

    /// <summary>Learns from a generation.</summary>
    /// <param name="generation">In the base space, within the trust region.</param>
    /// <param name="values">In nats; negative infinity where a tree is impossible.</param>
    protected abstract void Learn(IReadOnlyList<double[]> generation, IReadOnlyList<double> values);

    /// <summary>Forgets where it is, and begins anew from another start.</summary>
    protected abstract void BeginAnew();

    /// <summary>What this search keeps between two generations, as JSON.</summary>
    protected abstract JsonElement SavePlace();

    /// <summary>Takes back what <see cref="SavePlace"/> gave; changes nothing where it throws.</summary>
    /// <exception cref="FormatException">It is no state of this search.</exception>
    protected abstract void RestorePlace(JsonElement own);

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<double[]> Propose()
    {
        for (var idle = 1; idle <= MostIdle * MostRestarts; idle++)
        {
            _generation = [.. Next().Select(u => Clipped(BaseSpace.Back(u)))];
            double[][] unseen = [.. _generation.DistinctBy(z => _contentOf(z)).Where(IsUnseen)];
            if (unseen.Length > 0)
            {
                return unseen;
            }

            Close(_generation);
            if (idle % MostIdle == 0)
            {
                BeginAnew();
            }
        }

        _generation = null;
        return [DrawUnseen(Draw, IsUnseen)];
    }

    /// <inheritdoc/>
    protected sealed override void Learn(IReadOnlyList<double[]> asked, IReadOnlyList<Evaluation> evaluations)
    {
        for (var i = 0; i < asked.Count; i++)
        {
            _known[_contentOf(asked[i])] = evaluations[i].Value;
        }

        if (_generation is { } generation)
        {
            Close(generation);
        }
    }

    /// <inheritdoc/>
    protected sealed override JsonElement SaveOwn()
    {
        var known = _known.OrderBy(k => k.Key, StringComparer.Ordinal).ToArray();
        return JsonSerializer.SerializeToElement(
            new GenerationState(_generation, [.. known.Select(k => k.Key)], [.. known.Select(k => k.Value)], SavePlace()), SearchJson.Default.GenerationState);
    }

    /// <inheritdoc/>
    protected sealed override void RestoreOwn(JsonElement own, IReadOnlyList<double[]>? asked)
    {
        var saved = own.Deserialize(SearchJson.Default.GenerationState);
        if (saved is null || saved.Known.Length != saved.Values.Length)
        {
            throw new FormatException("The state of the generations does not fit.");
        }

        foreach (var z in saved.Generation ?? [])
        {
            Space.Check(z);
        }

        RestorePlace(saved.Place);
        (_generation, _known) = (saved.Generation, saved.Known.Zip(saved.Values).ToDictionary(k => k.First, k => k.Second, StringComparer.Ordinal));
    }

    private bool IsUnseen(double[] z) => !_known.ContainsKey(_contentOf(z));

    private double[] Clipped(double[] z) => Region?.Clip(Space, z) ?? z;

    private void Close(double[][] generation)
    {
        _generation = null;
        Learn([.. generation.Select(z => BaseSpace.At(z))], [.. generation.Select(z => _known.GetValueOrDefault(_contentOf(z), double.NegativeInfinity))]);
    }
}
