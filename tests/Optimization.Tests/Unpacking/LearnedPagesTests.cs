using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Epidemic;
using LearningThePrior.Worlds.Snow;
using LearningThePrior.Worlds.Table;
using LearningThePrior.Worlds.Taxonomy;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Unpacking;

/// <summary>Trees of any pages by a network that has learned nothing, which is the normal case at the beginning: they are wrong.</summary>
public sealed class LearnedPagesTests
{
    private static readonly SnowWorlds Family = new() { Examples = 40 };
    private static readonly TableWorlds Tables = new() { Examples = 100, Periods = 4 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Snow's pages in both forms; a taxonomy's trees are too large to be written at once.
    [Theory]
    [InlineData("snow", PageForm.TitleBody)]
    [InlineData("snow", PageForm.Autoregressive)]
    [InlineData("taxonomy", PageForm.TitleBody)]
    [InlineData("table", PageForm.TitleBody)]
    public async Task Its_trees_are_those_that_Mz_writes_page_by_page(string world, PageForm form)
    {
        IExplorableFamily family = world == "snow" ? Family : world == "table" ? Tables : new TaxonomyWorlds();
        using var mz = Untrained(family, 1, form);
        var (pages, random) = (new LearnedPages(mz, family.TreeDepth), new Seed(2).CreateRandom());
        for (var i = 0; i < 6; i++)
        {
            double[] z = [.. Enumerable.Range(0, mz.Latents).Select(_ => random.NextGaussian())];
            Assert.Equal(await TextAsync(mz.Unpack(z, family.TreeDepth)), await TextAsync(pages.Unpack(z)));
        }
    }

    [Fact]
    public void Unrolled_without_temperature_it_comes_to_the_pages_that_the_tree_has_and_softened_to_probabilities()
    {
        using var scope = NewDisposeScope();
        using var mz = Untrained(Family, 1);
        var (pages, world, random) = (new LearnedPages(mz, Family.TreeDepth), Family.Sample(new Seed(1)), new Seed(3).CreateRandom());
        double[] z = [.. Enumerable.Range(0, 2 * mz.Latents).Select(_ => random.NextGaussian())];
        var rows = Ops.FromArray(z, 2, mz.Latents);

        var (hard, soft) = (pages.Bodies(rows, world.PartPages, 0), pages.Bodies(rows, world.PartPages, 2));

        // Each of eight pages says a type and a rate.
        Assert.Equal([2, 8, pages.BodyWidth], hard.shape);
        Assert.All(hard.contiguous().ToArray(), p => Assert.True(p is 0 or 1));
        Assert.All(hard.sum(2).contiguous().ToArray(), sum => Assert.Equal(2, sum));
        Assert.All(soft.sum(2).contiguous().ToArray(), sum => Assert.Equal(2, sum, 1e-9));
        Assert.All(soft.contiguous().ToArray(), p => Assert.InRange(p, 1e-9, 1 - 1e-9));
        var alone = pages.Bodies(rows.narrow(0, 1, 1), [world.PartPages[5]], 2);
        Assert.All(alone.contiguous().ToArray().Zip(soft.select(0, 1).select(0, 5).contiguous().ToArray()), p => Assert.Equal(p.First, p.Second, 1e-9));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_its_trees_say_is_debated_and_judged_whatever_it_is(bool isTable)
    {
        IExplorableFamily family = isTable ? Tables : Family;
        using var mz = Untrained(family, 4);
        var world = (UnpackedWorld)new UnpackedWorlds(family, new LearnedPages(mz, family.TreeDepth)).Sample(new Seed(1));
        var (asking, random) = (Small.Person(world), new Seed(5).CreateRandom());
        for (var i = 0; i < 20; i++)
        {
            var z = world.Latents.Draw(random);
            var question = world.Sets[i % 2].Draw(random);

            var example = await asking.AskAsync(question, z, Token);
            var asked = await asking.AskPriorAsync(z, Token);

            Assert.Equal(world.Human.Conclude(question, [world.Claims(z).Whole(question)])[1], example!.Target[1], 1e-9);
            Assert.Equal(Math.Max(PriorQuestion.Impossible, world.Key.LogPrior(z)), asked!.Value, 1e-5);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void F_reads_the_pages_that_speak_of_x_and_its_gradient_by_z_is_that_of_softened_steps(bool isTable)
    {
        IExplorableFamily family = isTable ? Tables : Family;
        using var scope = NewDisposeScope();
        using var mz = Untrained(family, 3);
        var world = new UnpackedWorlds(family, new LearnedPages(mz, family.TreeDepth)).Sample(new Seed(3));
        var (f, random) = (Small.F(world), new Seed(4).CreateRandom());
        f.Train(Examples(world, random), 30, .02, random);
        double[] drawn = world.Latents.Draw(random);
        double[] near = [.. drawn.Select(v => v + (1e-6 * (random.NextDouble() - .5)))];
        var x = ExampleSet.Rows([.. world.Observed.Take(5).Select(o => world.Encode(o.Question))], world.Encode(world.Observed[0].Question).Length).unsqueeze(0);
        var z = ExampleSet.Rows([drawn, near], world.Latents.Dimension).requires_grad_();

        var logs = f.LogProbabilities(x, z);
        logs.select(2, 1).sum().backward();

        Assert.Equal(world.ContentOf(drawn), world.ContentOf(near));
        Assert.All(logs.select(0, 0).contiguous().ToArray().Zip(logs.select(0, 1).contiguous().ToArray()), p => Assert.Equal(p.First, p.Second, 1e-12));
        Assert.All(logs.exp().sum(-1).contiguous().ToArray(), p => Assert.Equal(1, p, 1e-9));
        Assert.True(z.grad!.abs().sum().ToArray()[0] > 1e-5);
    }

    // 14 values of a page's body (3 of the type, 11 of the rate) by 32, with 32 more; two numbers of x for each of these, and 2 more.
    [Theory]
    [InlineData("shared-step", false)]
    [InlineData("shared-step:tune=0.1", true)]
    public void It_has_546_numbers_of_its_own_and_leaves_the_step_of_the_trees_as_it_is(string name, bool isTuned)
    {
        using var mz = Untrained(Family, 3);
        var world = new UnpackedWorlds(Family, new LearnedPages(mz, Family.TreeDepth)).Sample(new Seed(3));
        var (f, random, before) = (Small.F(world, Small.Settings with { F = name }), new Seed(4).CreateRandom(), mz.ToFile());
        var first = f.Save();

        f.Train(Examples(world, random), 8, .01, random);

        Assert.Equal(546 + (isTuned ? mz.Parameters : 0), f.Cost!.Parameters);
        Assert.Equal(isTuned, f.Save().Any(w => w.Key.StartsWith("step.", StringComparison.Ordinal) && !w.Value.Values.SequenceEqual(first[w.Key].Values)));
        Assert.Equal(before, mz.ToFile());
    }

    [Fact]
    public void A_few_rounds_teach_it_to_write_possible_backgrounds()
    {
        var family = new SnowWorlds { AnatomyFeatures = 3, BackgroundFeatures = 1 };
        var settings = UnpackerDefaults.Training(family) with
        {
            Books = 120,
            CopiedSteps = 40,
            DrawnSteps = 80,
            LastSteps = 120,
            PriorSteps = 10,
            Batch = 48,
            PagesRead = 16,
            PagesWritten = 8,
            Refinements = 2,
            Horizon = 10,
            Rate = .01,
        };
        var network = new PageNetworkSettings { Latents = 4, TitleWidth = 32, BodyWidth = 32, EncoderWidth = 24, Couplings = 2, CouplingWidth = 8 };
        using var mz = UnpackerLearning.Learn(family.Explorer, network, settings, new Seed(1), _ => { }, Token);
        var world = (UnpackedWorld)new UnpackedWorlds(family, new LearnedPages(mz, family.TreeDepth, proposals: 4)).Sample(new Seed(1));
        var random = new Seed(6).CreateRandom();

        var possible = Enumerable.Range(0, 40).Count(_ => world.LatentOf(world.Latents.Draw(random)) is not null);

        Assert.True(possible > 20, $"{possible}");
        Assert.NotEmpty(world.Propose(random));
    }

    [Fact]
    public void Where_nothing_is_said_twice_and_pages_are_few_all_are_read_and_no_deeper_than_there_are_any()
    {
        Assert.Equal((3, 128, 16), (UnpackerDefaults.Training(Family).Depth, UnpackerDefaults.Training(Family).PagesRead, UnpackerDefaults.Network(Family).Latents));
        Assert.Equal((7, 128, 8), (UnpackerDefaults.Training(new EpidemicWorlds()).Depth, UnpackerDefaults.Training(new EpidemicWorlds()).PagesRead, UnpackerDefaults.Network(new EpidemicWorlds()).Latents));
        Assert.Equal((8, 24, 8), (UnpackerDefaults.Training(new EncyclopediaWorlds()).Depth, UnpackerDefaults.Training(new EncyclopediaWorlds()).PagesRead, UnpackerDefaults.Network(new EncyclopediaWorlds()).Latents));
    }

    [Fact]
    public void Where_pages_repeat_numbers_of_others_networks_are_gated_nearly_all_pages_are_read_and_z_has_two_numbers_for_each_slope_and_one_for_each_column()
    {
        // Five numbers and three levels, a base rate, six columns: 2 x 9 + 6.
        Assert.Equal((24, true), (UnpackerDefaults.Network(Tables).Latents, UnpackerDefaults.Network(Tables).Gated));

        // Of two periods: the table and its pace; of the base rate and six columns a page each and one below it on its pace or on what carries over; of nine slopes and base rates a walk, its first
        // period, what comes after and the second period. 2 + 14 + 36, each four times.
        Assert.Equal(4 * 52, UnpackerDefaults.Training(new TableWorlds { Periods = 2 }).PagesRead);
    }

    [Fact]
    public void Flat_text_has_no_step_to_share()
    {
        using var mz = Untrained(Family, 1, PageForm.Flat);
        Assert.Contains("flat", Assert.Throws<ArgumentException>(() => new LearnedPages(mz, 3)).Message, StringComparison.Ordinal);
        Assert.IsType<FlatBook>(UnpackerForms.Of(mz, 3));
    }

    private static ExampleSet Examples(IWorld world, SeededRandom random)
    {
        var examples = new ExampleSet(world.Encode(world.Observed[0].Question).Length, world.Latents.Dimension, 2);
        for (var i = 0; i < 20; i++)
        {
            examples.Add(world.Encode(world.Observed[i].Question), world.Latents.Draw(random), Credences.OfYes(i % 2 == 0 ? .9 : .2));
        }

        return examples;
    }

    private static LearnedUnpacker Untrained(IExplorableFamily family, ulong seed, PageForm form = PageForm.TitleBody)
    {
        var network = new PageNetworkSettings { Form = form };
        return new(new PageNetwork(new PageLayout(family.Explorer, form == PageForm.Flat), network, new Seed(seed)), family.Explorer, new(family.Explorer.Name, network, 3, .1, 100));
    }

    private static async Task<string> TextAsync(IUnpacker unpacker)
    {
        var (tree, texts) = (new ImplicitTree(unpacker), new List<string>());
        for (var level = new List<Node> { (await tree.FindAsync(NodeAddress.Root, Token))! }; level.Count is > 0 and < 300;)
        {
            texts.AddRange(level.Select(n => $"{n.Address} {n.ChildCount} {n.Text}"));
            List<Node> below = [];
            foreach (var node in level)
            {
                for (var branch = 0; branch < node.ChildCount; branch++)
                {
                    below.Add((await tree.FindAsync(node.Address.Child(branch), Token))!);
                }
            }

            level = below;
        }

        return string.Join('\n', texts);
    }
}
