using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Keeling;
using LearningThePrior.Worlds.Paraphrase;
using LearningThePrior.Worlds.Snow;
using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Worlds.Tests;

/// <summary>Whatever a world asks is found again by its id alone.</summary>
public sealed class QuestionFinderTests
{
    public static TheoryData<IWorldFamily> Families { get; } =
    [
        new SnowWorlds { Examples = 20 },
        new SnowWorlds { Examples = 20, Views = SnowViews.Whole },
        new EncyclopediaWorlds { Examples = 20 },
        new EncyclopediaWorlds { Examples = 20, Questions = QuestionKind.Leaf, Depth = 20, DeeperDepth = 40 },
        new EncyclopediaWorlds { Examples = 20, Questions = QuestionKind.Aggregate, Depth = 20, DeeperDepth = 40 },
        new KeelingWorlds(),
        new TaxonomyWorlds(),
        new ParaphraseWorlds(),
    ];

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_question_that_is_drawn_or_observed_is_found_with_its_set(IWorldFamily family)
    {
        var world = family.Sample(new Seed(3));
        var finder = new QuestionFinder(world);
        var random = new Seed(4).CreateRandom();
        var claims = world.Claims(world.Propose(random));

        foreach (var set in world.Sets)
        {
            for (var i = 0; i < 200; i++)
            {
                IsFound(set.Draw(random), set.Name);
            }
        }

        Assert.All(world.Observed.Concat(world.Evidence), o => IsFound(o.Question, "d"));

        void IsFound(Question question, string set)
        {
            var found = finder.Find(question.Id);
            Assert.NotNull(found);
            Assert.Equal((question.Text, question.Answers, set), (found.Value.Question.Text, found.Value.Question.Answers, found.Value.Set));
            Assert.Equal(claims.Whole(question), claims.Whole(found.Value.Question));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void What_the_world_never_asks_is_not_found(IWorldFamily family)
    {
        var finder = new QuestionFinder(family.Sample(new Seed(3)));

        Assert.All(
            ["", "prior", "ratio", "/0+1", "/+0>=1", "/0/1/0+99999999999>=1", "/0/1+-1>=1", "/2/0+9>=1", "/0/9+9>=1", "/0/1+4>=999999", "snow-old:", "keeling-1066-10"],
            id => Assert.Null(finder.Find(id)));
    }
}
