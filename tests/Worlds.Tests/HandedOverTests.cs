using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Epidemic;
using LearningThePrior.Worlds.Keeling;
using LearningThePrior.Worlds.Paraphrase;
using LearningThePrior.Worlds.Snow;
using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Worlds.Tests;

public sealed class HandedOverTests
{
    [Fact]
    public void Each_world_says_in_its_own_words_what_it_hands_over()
    {
        IWorldFamily[] families = [new EncyclopediaWorlds(), new EpidemicWorlds(), new KeelingWorlds(), new ParaphraseWorlds(), new SnowWorlds(), new TaxonomyWorlds()];

        var told = families.Select(f => f.Sample(new Seed(1)).HandedOver).ToList();

        Assert.Equal(families.Length, told.Distinct().Count());
        Assert.All(told, t => Assert.StartsWith("Mz, the decoder that unpacks z; ", t, StringComparison.Ordinal));
    }
}
