using System.Globalization;
using LearningThePrior.Analysis.Comparing;
using LearningThePrior.Debate;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Cli.Comparing;

/// <summary>Draws the items of a comparison from a world: a background as a person might propose it, and a question about it.</summary>
internal sealed class ComparisonItems(
    IWorld world, int? depth, Func<IWorld, IClaimOracle, Seed, IDebater> honest, Func<IWorld, IClaimOracle, Seed, IDebater> dishonest)
{
    public IEnumerable<ComparisonItem> Draw(int count, Seed seed)
    {
        for (var i = 0; i < count; i++)
        {
            yield return Item(i, seed.For("item", i));
        }
    }

    private WorldItem Item(int index, Seed seed)
    {
        var (z, question) = Question(index, seed);
        var claims = world.Claims(z);
        var (truth, lie) = (new HonestDebater(claims), new DishonestDebater(claims, seed.For("lies")));
        var id = depth is { } d
            ? string.Create(CultureInfo.InvariantCulture, $"d{d:D3}-{index:D6}")
            : string.Create(CultureInfo.InvariantCulture, $"i{index:D6}");
        return new WorldItem(
            world,
            claims,
            id,
            question,
            world.Unpack(z),
            world.Human.Conclude(question, [truth.Opening(question)]),
            new(honest(world, claims, seed.For("lies")), truth.Defending(question, world.Human).Position),
            new(dishonest(world, claims, seed.For("lies")), lie.Defending(question, world.Human).Position))
        {
            Latent = z,
            Picker = prefersTruth => new AdaptiveDebater(truth, lie, world.Human, prefersTruth),
            Labels = Labels(),
        };
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
