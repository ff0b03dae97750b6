using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Epidemic;
using LearningThePrior.Worlds.Keeling;
using LearningThePrior.Worlds.Paraphrase;
using LearningThePrior.Worlds.Snow;
using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Worlds.Tests;

/// <summary>How users write an x of each world.</summary>
public sealed class ReadQuestionTests
{
    private static readonly Dictionary<string, IWorld> Worlds = new IWorldFamily[]
    {
        new SnowWorlds(), new EncyclopediaWorlds(), new EpidemicWorlds(), new KeelingWorlds(), new TaxonomyWorlds(), new ParaphraseWorlds(),
    }.ToDictionary(f => f.Name, f => f.Sample(new Seed(1)));

    [Theory]
    [InlineData("snow", "+-+-++-+", "snow-new:+-+-++-+")]
    [InlineData("snow", "new:+-+-++-.", "snow-new:+-+-++-.")]
    [InlineData("snow", "old:........", "snow-old:........")]
    [InlineData("encyclopedia", "/0/1/1", "/0/1/1+0>=1")]
    [InlineData("encyclopedia", "/", "/+0>=1")]
    [InlineData("encyclopedia", "/0/1+4>=8", "/0/1+4>=8")]
    [InlineData("encyclopedia", "/1+4>=30%", "/1+4>=5")]
    [InlineData("encyclopedia", "/1+0>=1", "/1+0>=1")]
    [InlineData("keeling", "1998-01", "keeling-1998-01")]
    [InlineData("keeling", "1960-07", "keeling-1960-07")]
    [InlineData("keeling", "2031-12-24", "keeling-2031-12-24")]
    [InlineData("epidemic", "17", "epidemic-17")]
    [InlineData("taxonomy", "/0/1/0/1/1/0", "kind /0/1/0/1/1/0")]
    [InlineData("paraphrase", "10", "statement 10")]
    public void A_question_is_read_as_its_world_writes_it(string world, string text, string id) =>
        Assert.Equal(id, Worlds[world].ReadQuestion(text).Id);

    [Theory]
    [InlineData("snow", "+-+", "features")]
    [InlineData("snow", "+-+-++-x", "features")]
    [InlineData("snow", "", "features")]
    [InlineData("encyclopedia", "0/1", "path")]
    [InlineData("encyclopedia", "/2", "path")]
    [InlineData("encyclopedia", "/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0", "path")]
    [InlineData("encyclopedia", "/0+x>=1", "levels")]
    [InlineData("encyclopedia", "/0+4", "levels")]
    [InlineData("encyclopedia", "/0+4>=17", "amount")]
    [InlineData("encyclopedia", "/0+4>=0", "amount")]
    [InlineData("encyclopedia", "/0+4>=101%", "amount")]
    [InlineData("keeling", "1998-13", "date")]
    [InlineData("keeling", "January", "date")]
    [InlineData("epidemic", "32", "week")]
    [InlineData("epidemic", "-1", "week")]
    [InlineData("taxonomy", "/0/1", "kind")]
    [InlineData("taxonomy", "/0/1/2/1", "kind")]
    [InlineData("paraphrase", "11", "statement")]
    [InlineData("paraphrase", "0", "statement")]
    [InlineData("paraphrase", "-1", "statement")]
    public void What_is_none_names_the_part_that_is_wrong_and_an_example_that_can_be_read(string world, string text, string field)
    {
        var refused = Assert.Throws<QuestionFormatException>(() => Worlds[world].ReadQuestion(text));

        Assert.Equal(field, refused.Field);
        Assert.StartsWith(field + ": ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_scored_question_reads_to_the_numbers_that_it_has() => Assert.All(Worlds.Values, world => Assert.All(
        world.Sets.SelectMany(s => s.Scored.Take(30)),
        s => Assert.Equal(world.Encode(s.Question), world.Encode(world.ReadQuestion(Written(s.Question.Id))))));

    [Fact]
    public void The_example_in_a_worlds_form_is_one_of_its_questions() => Assert.All(
        Worlds.Values.Where(w => w.QuestionForm.Contains("for example ", StringComparison.Ordinal)),
        world => Assert.NotNull(world.ReadQuestion(world.QuestionForm.Split("for example ")[1])));

    [Fact]
    public void A_world_that_says_nothing_else_reads_ids()
    {
        IWorld silent = new Silent(Worlds["snow"]);
        var known = silent.Sets[1].Scored[3].Question;

        Assert.Equal(known, silent.ReadQuestion(known.Id));
        Assert.Equal("question", Assert.Throws<QuestionFormatException>(() => silent.ReadQuestion("snow-new:?")).Field);
    }

    private static string Written(string id) => id.Replace("snow-", "", StringComparison.Ordinal).Replace("epidemic-", "", StringComparison.Ordinal).Replace("keeling-", "", StringComparison.Ordinal)
        .Replace("kind ", "", StringComparison.Ordinal).Replace("statement ", "", StringComparison.Ordinal);

    private sealed class Silent(IWorld inner) : IWorld
    {
        public string Family => inner.Family;

        public LatentSpace Latents => inner.Latents;

        public IReadOnlyList<Observation> Observed => inner.Observed;

        public IReadOnlyList<QuestionSet> Sets => inner.Sets;

        public Debate.IHuman Human => inner.Human;

        public IReadOnlyList<LatentPart> PriorParts => inner.PriorParts;

        public IAnswerKey Key => inner.Key;

        public double[] Encode(Debate.Question question) => inner.Encode(question);

        public Tree.IUnpacker Unpack(IReadOnlyList<double> z) => inner.Unpack(z);

        public IClaimOracle Claims(IReadOnlyList<double> z) => inner.Claims(z);

        public double[] Propose(SeededRandom random) => inner.Propose(random);
    }
}
