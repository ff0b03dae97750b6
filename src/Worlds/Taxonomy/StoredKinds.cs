using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// The kinds down to a level as a latent z states them: for each, breadth first, a choice between without the attribute
/// (option 0) and with it (option 1).
/// </summary>
internal sealed class StoredKinds : IKinds
{
    private readonly bool[] _attributes;

    private StoredKinds(bool[] attributes) => _attributes = attributes;

    /// <summary>The space of z for the kinds down to a level.</summary>
    public static LatentSpace Space(int stored) =>
        new([.. Enumerable.Range(0, Count(stored)).Select(i => new ChoiceBlock($"kind {i + 1}", 2))]);

    /// <summary>What a z states.</summary>
    public static StoredKinds Of(LatentSpace latents, IReadOnlyList<double> z)
    {
        latents.Check(z);
        return new([.. Enumerable.Range(0, latents.Blocks.Count).Select(i => latents.Option(z, i) == 1)]);
    }

    /// <summary>Other kinds, as far down as a level.</summary>
    public static StoredKinds Of(IKinds kinds, int stored)
    {
        var attributes = new bool[Count(stored)];
        var addresses = new NodeAddress[attributes.Length];
        for (var i = 0; i < attributes.Length; i++)
        {
            addresses[i] = i == 0 ? NodeAddress.Root : addresses[(i - 1) / 2].Child((i - 1) % 2);
            attributes[i] = kinds.Flips(addresses[i]) != (i > 0 && attributes[(i - 1) / 2]);
        }

        return new(attributes);
    }

    /// <summary>How many kinds there are down to a level.</summary>
    public static int Count(int stored) => (2 << stored) - 1;

    /// <summary>Where a kind stands breadth first.</summary>
    public static int Place(NodeAddress kind) => kind.Steps.Aggregate(0, (place, step) => (2 * place) + 1 + step);

    public bool Flips(NodeAddress kind)
    {
        var place = Place(kind);
        return _attributes[place] != (place > 0 && _attributes[(place - 1) / 2]);
    }

    public double[] ToLatent(LatentSpace latents)
    {
        var z = new double[latents.Dimension];
        for (var i = 0; i < _attributes.Length; i++)
        {
            latents.SetOption(z, i, _attributes[i] ? 1 : 0);
        }

        return z;
    }

    /// <summary>The log probability in nats of these kinds before any data.</summary>
    public double LogPrior(double exceptions) => Math.Log(.5) + Enumerable.Range(1, _attributes.Length - 1).Sum(i =>
        Math.Log(_attributes[i] == _attributes[(i - 1) / 2] ? 1 - exceptions : exceptions));

    /// <summary>The share of kinds about whose attribute both say the same.</summary>
    public double Agreement(StoredKinds other) =>
        _attributes.Zip(other._attributes, (a, b) => a == b ? 1.0 : 0).Average();
}
