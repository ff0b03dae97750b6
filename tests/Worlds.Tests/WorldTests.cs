using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Epidemic;
using LearningThePrior.Worlds.Keeling;
using LearningThePrior.Worlds.Paraphrase;
using LearningThePrior.Worlds.Snow;
using LearningThePrior.Worlds.Table;
using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Worlds.Tests;

/// <summary>What holds for every family of worlds.</summary>
public class WorldTests
{
    public static TheoryData<IWorldFamily> Families =>
    [
        new SnowWorlds(),
        new SnowWorlds { Views = SnowViews.Whole },
        new EncyclopediaWorlds(),
        new EncyclopediaWorlds { Questions = QuestionKind.Aggregate },
        new EpidemicWorlds(),
        new KeelingWorlds(),
        new TaxonomyWorlds(),
        new ParaphraseWorlds(),
        new TableWorlds(),
    ];

    /// <summary>
    /// Of a number that is constant on D no weight is trained. The only ones that differ on D* are those that tell what D
    /// never asks about: the other half and longer paths of a book, other kinds, other statements.
    /// </summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void A_direct_fit_reads_no_number_that_tells_D_from_D_star_but_what_x_itself_asks(IWorldFamily family)
    {
        var world = family.Sample(new Seed(1));
        double[][] trained = [.. world.Observed.Select(o => world.EncodeForDirectFit(o.Question))];

        foreach (var set in world.Sets)
        {
            double[][] asked = [.. set.Scored.Select(q => world.EncodeForDirectFit(q.Question))];
            Assert.All(asked, numbers => Assert.Equal(trained[0].Length, numbers.Length));
            var untrained = Enumerable.Range(0, trained[0].Length).Where(i =>
                trained.All(numbers => numbers[i] == trained[0][i]) && asked.Any(numbers => numbers[i] != trained[0][i]));
            Assert.Equal(Untrained(family, set), untrained);
        }
    }

    /// <summary>
    /// Of a book the numbers are how many steps a path has, then the steps; leaf questions of D have eight, others up to seven.
    /// </summary>
    private static IEnumerable<int> Untrained(IWorldFamily family, QuestionSet set) => (family, set.Name) switch
    {
        (EncyclopediaWorlds, "other_half") => [1],
        (EncyclopediaWorlds { Questions: QuestionKind.Leaf }, "deeper") => [0, .. Enumerable.Range(9, 8)],
        (EncyclopediaWorlds, "deeper") => Enumerable.Range(8, 8),
        (TaxonomyWorlds, "d_star") => set.Scored.Select(q => StoredKind((TaxonomyQuestion)q.Question)).Distinct().Order(),
        (ParaphraseWorlds, "d_star") => Enumerable.Range(5, 5),
        _ => [],
    };

    /// <summary>Which of the sixteen kinds four levels down a leaf is under.</summary>
    private static int StoredKind(TaxonomyQuestion question) => question.Kind.Steps.Take(4).Aggregate(0, (kind, step) => (2 * kind) + step);
}
