using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Cli.Comparing;

/// <summary>Draws the items of a comparison from a world: a background as a human might propose it, and a question about it.</summary>
internal sealed class ComparisonItems(IWorld world, int? depth, Policy honest, Policy dishonest)
{
    private const int MostTries = 1_000;

    /// <summary>One of the items that are compared.</summary>
    public ComparisonItem Draw(int index, Seed seed) => Item("", index, seed.For("item", index));

    /// <summary>Items none of which is among those that are compared: another background, or another question about it.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Draws them.</param>
    /// <param name="compared">How many are compared.</param>
    /// <param name="theirs">Drew those.</param>
    /// <exception cref="UserException">The world has too few.</exception>
    public Func<int, ComparisonItem> HeldOut(int count, Seed seed, int compared, Seed theirs)
    {
        var taken = Enumerable.Range(0, compared).Select(i => Identity(i, theirs.For("item", i))).ToHashSet();
        var free = Enumerable.Range(0, count).Select(i => Enumerable.Range(0, MostTries)
            .Select(k => (Seed?)seed.For("item", i).For("try", k))
            .FirstOrDefault(s => !taken.Contains(Identity(i, s!.Value)))
            ?? throw new UserException($"--held-out: world {world.Family} has too few questions for {count} that are not among the {compared} compared; compare fewer, or a larger world.")).ToArray();
        return i => Item("h", i, free[i]);
    }

    private WorldItem Item(string prefix, int index, Seed seed)
    {
        var (z, question) = Question(index, seed);
        var claims = world.Claims(z);
        var lies = seed.For("lies");
        var (truth, lie) = (new HonestDebater(claims), new DishonestDebater(claims, lies));
        var id = prefix + (depth is { } d
            ? string.Create(CultureInfo.InvariantCulture, $"d{d:D3}-{index:D6}")
            : string.Create(CultureInfo.InvariantCulture, $"i{index:D6}"));
        return new WorldItem(
            world,
            claims,
            id,
            question,
            world.Unpack(z),
            world.Human.Conclude(question, [truth.Opening(question)]),
            new(honest(world, claims, question, lies), truth.Defending(question, world.Human).Position),
            new(dishonest(world, claims, question, lies), lie.Defending(question, world.Human).Position))
        {
            Latent = z,
            Picker = prefersTruth => new AdaptiveDebater(truth, lie, world.Human, prefersTruth),
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
        if (depth is { } d && world is EncyclopediaWorld encyclopedia)
        {
            return DepthStudy.Draw(encyclopedia, d, answer: index % 2 == 0, seed);
        }

        var random = seed.CreateRandom();
        return (world.Propose(random), world.Sets[index % world.Sets.Count].Draw(random));
    }

    private SortedDictionary<string, string> Labels()
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["world"] = world.Family };
        if (depth is { } d)
        {
            labels["depth"] = d.ToString("D2", CultureInfo.InvariantCulture);
        }

        return labels;
    }
}
