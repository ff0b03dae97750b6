using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>Draws the items of a comparison from a world: a background as a human might propose it, and a question about it.</summary>
/// <param name="world">The world.</param>
/// <param name="honest">How the honest debater plays; exactly if null.</param>
/// <param name="dishonest">How the dishonest debater plays; exactly if null.</param>
/// <example><c>new Comparison(cells, seed, 100, i => items.Draw(i, seed))</c>, where <c>items = new ComparisonItems(world)</c></example>
public sealed class ComparisonItems(IWorld world, DebaterFactory? honest = null, DebaterFactory? dishonest = null)
{
    private const int MostTries = 1_000;

    /// <summary>
    /// The depth that the world was made with, where the comparison is by depth: it labels items, and the encyclopedia is then asked what
    /// sampling cannot tell (<see cref="DepthStudy"/>). Null otherwise.
    /// </summary>
    public int? Depth { get; init; }

    /// <summary>One of the items that are compared; equal seeds give equal items.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <param name="seed">Draws all of them.</param>
    public WorldItem Draw(int index, Seed seed) => Item("", index, seed.For("item", index));

    /// <summary>Items none of which is among those that are compared: another background, or another question about it.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Draws them.</param>
    /// <param name="compared">How many are compared.</param>
    /// <param name="theirs">Drew those.</param>
    /// <returns>An item for each number below <paramref name="count"/>.</returns>
    /// <exception cref="ArgumentException">The world has too few.</exception>
    public Func<int, WorldItem> HeldOut(int count, Seed seed, int compared, Seed theirs)
    {
        var taken = Enumerable.Range(0, compared).Select(i => Identity(i, theirs.For("item", i))).ToHashSet();
        Seed[] free = [.. Enumerable.Range(0, count).Select(Free)];
        return i => Item("h", i, free[i]);

        Seed Free(int i) => Enumerable.Range(0, MostTries)
            .Select(k => (Seed?)seed.For("item", i).For("try", k))
            .FirstOrDefault(s => !taken.Contains(Identity(i, s!.Value)))
            ?? throw new ArgumentException($"world {world.Family} has too few questions for {count} held-out ones that are not among the {compared} compared; compare fewer, or a larger world.", nameof(count));
    }

    private WorldItem Item(string prefix, int index, Seed seed)
    {
        var (z, question) = Question(index, seed);
        var inquiry = Inquiry.About(world, question, z);
        var lies = seed.For("lies");
        var (truth, lie) = inquiry.Contestants(lies);
        var (forTruth, forLie) = new Casting(honest, dishonest).Contestants(inquiry, lies);
        var id = prefix + (Depth is { } d
            ? string.Create(CultureInfo.InvariantCulture, $"d{d:D3}-{index:D6}")
            : string.Create(CultureInfo.InvariantCulture, $"i{index:D6}"));
        return new WorldItem(
            world,
            inquiry.Claims,
            id,
            question,
            inquiry.Unpacker,
            ((DistributionPosition)truth.Position).Credences,
            forTruth,
            forLie)
        {
            Latent = z,
            Picker = prefersTruth => new AdaptiveDebater((ExactDebater)truth.Debater, (ExactDebater)lie.Debater, world.Human, prefersTruth),
            Labels = Labels(),
        };
    }

    private UInt128 Identity(int index, Seed seed)
    {
        var (z, question) = Question(index, seed);
        byte[] all = [.. MemoryMarshal.AsBytes<double>(z), .. Encoding.UTF8.GetBytes(question.Id)];
        return MemoryMarshal.Read<UInt128>(SHA256.HashData(all));
    }

    /// <summary>In the encyclopedia the study of depth asks what sampling cannot tell; elsewhere D and D* take turns.</summary>
    private (double[] Z, Question Question) Question(int index, Seed seed)
    {
        if (Depth is { } d && world is EncyclopediaWorld encyclopedia)
        {
            return DepthStudy.Draw(encyclopedia, d, answer: index % 2 == 0, seed);
        }

        var random = seed.CreateRandom();
        return (world.Propose(random), world.Sets[index % world.Sets.Count].Draw(random));
    }

    private SortedDictionary<string, string> Labels()
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["world"] = world.Family };
        if (Depth is { } d)
        {
            labels["depth"] = d.ToString("D2", CultureInfo.InvariantCulture);
        }

        return labels;
    }
}
