using System.Text.Json;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// What all searches here share: candidates pending until they are told, the best so far, the generator, the trust
/// region, and saving. A new search derives from this, or implements <see cref="ILatentOptimizer"/> by itself.
/// </summary>
public abstract class LatentSearch : ILatentOptimizer
{
    private const int Redraws = 100;

    private readonly Func<SeededRandom, double[]>? _propose;
    private double[][]? _asked;

    /// <summary>Starts a search.</summary>
    /// <param name="name">The name that results record.</param>
    /// <param name="space">The space of z.</param>
    /// <param name="seed">All randomness; equal seeds make equal searches.</param>
    /// <param name="propose">Draws a start, as a human might propose it; null: uniform.</param>
    /// <param name="region">Where candidates must lie; null: everywhere. The first start is its centre.</param>
    protected LatentSearch(
        string name, LatentSpace space, Seed seed, Func<SeededRandom, double[]>? propose, TrustRegion? region)
    {
        ArgumentNullException.ThrowIfNull(space);
        if (region is not null)
        {
            space.Check(region.Centre);
        }

        (Name, Space, Region, _propose) = (name, space, region, propose);
        Random = seed.CreateRandom();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Candidate? Best { get; private set; }

    /// <inheritdoc/>
    public virtual bool NeedsGradient => true;

    /// <summary>How many evaluations were told.</summary>
    public long Told { get; private set; }

    /// <summary>The space of z.</summary>
    protected LatentSpace Space { get; }

    /// <summary>Where candidates must lie; null: everywhere.</summary>
    protected TrustRegion? Region { get; }

    /// <summary>The generator; its state is saved.</summary>
    protected SeededRandom Random { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Ask()
    {
        _asked ??= [.. Propose().Select(z => Region is null ? z : Region.Clip(Space, z))];
        return Array.ConvertAll(_asked, z => (double[])z.Clone());
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// There is another number of evaluations than candidates, a value is not a number, or a gradient has another length
    /// than z.
    /// </exception>
    /// <exception cref="InvalidOperationException">Nothing was asked for.</exception>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        ArgumentNullException.ThrowIfNull(evaluations);
        var asked = _asked ?? throw new InvalidOperationException("Tell follows Ask.");
        if (evaluations.Count != asked.Length
            || evaluations.Any(e => double.IsNaN(e.Value) || (e.Gradient is { } g && g.Count != Space.Dimension)))
        {
            throw new ArgumentException(
                $"{asked.Length} evaluations are due, each a number, gradients of {Space.Dimension} numbers.", nameof(evaluations));
        }

        Learn(asked, evaluations);
        for (var i = 0; i < asked.Length; i++)
        {
            Best = Best is { } best && best.Value >= evaluations[i].Value ? best : new(asked[i], evaluations[i].Value);
        }

        (_asked, Told) = (null, Told + asked.Length);
    }

    /// <inheritdoc/>
    /// <remarks>Settings are not part of it: it goes on in a search made with the same ones.</remarks>
    public string Save() => JsonSerializer.Serialize(
        new SearchState(Name, Space.Dimension, Random.State, Told, _asked, Best, SaveOwn()), SearchJson.Default.SearchState);

    /// <inheritdoc/>
    public void Restore(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        try
        {
            var saved = JsonSerializer.Deserialize(state, SearchJson.Default.SearchState);
            if (saved?.Search != Name || saved.Dimension != Space.Dimension || saved.Asked is { Length: 0 })
            {
                throw new FormatException($"The text is no state of {Name} in {Space.Dimension} dimensions.");
            }

            foreach (var z in (saved.Asked ?? []).Concat<IReadOnlyList<double>>(saved.Best is { } b ? [b.Z] : []))
            {
                Space.Check(z);
            }

            RestoreOwn(saved.Own, saved.Asked);
            (Random, Told, _asked, Best) = (new(saved.Random), saved.Told, saved.Asked, saved.Best);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new FormatException($"The text is no state of {Name}: {e.Message}", e);
        }
    }

    /// <summary>The next candidates, at least one; the trust region is applied to them afterwards.</summary>
    protected abstract IReadOnlyList<double[]> Propose();

    /// <summary>Learns from the candidates as they were asked for; throws before it changes anything.</summary>
    protected abstract void Learn(IReadOnlyList<double[]> asked, IReadOnlyList<Evaluation> evaluations);

    /// <summary>What this search keeps besides, as JSON.</summary>
    protected abstract JsonElement SaveOwn();

    /// <summary>Takes back what <see cref="SaveOwn"/> gave; changes nothing where it throws.</summary>
    /// <param name="own">The JSON.</param>
    /// <param name="asked">The candidates pending.</param>
    /// <exception cref="FormatException">It is no state of this search. A <see cref="JsonException"/> counts as one.</exception>
    protected abstract void RestoreOwn(JsonElement own, IReadOnlyList<double[]>? asked);

    /// <summary>A rounded z to start from: the trust region's centre at first, then a draw within it.</summary>
    protected double[] Start() => Region is not null && Told == 0 ? Space.Round(Region.Centre) : Draw();

    /// <summary>A rounded z drawn as starts are, within the trust region.</summary>
    protected double[] Draw() => (Region, _propose) switch
    {
        (null, null) => Space.Draw(Random),
        (null, _) => Space.Round(_propose(Random)),
        (_, null) => Region.Draw(Space, Random),
        _ => Region.Clip(Space, Space.Round(_propose(Random))),
    };

    /// <summary>The first of some draws that is new, or the last of them.</summary>
    /// <param name="draw">Draws a z; the trust region is applied to it.</param>
    /// <param name="isUnseen">Whether a z was not evaluated before.</param>
    protected double[] DrawUnseen(Func<double[]> draw, Func<double[], bool> isUnseen)
    {
        ArgumentNullException.ThrowIfNull(draw);
        ArgumentNullException.ThrowIfNull(isUnseen);
        for (var tries = 1; ; tries++)
        {
            var z = draw();
            z = Region is null ? z : Region.Clip(Space, z);
            if (tries == Redraws || isUnseen(z))
            {
                return z;
            }
        }
    }
}
