using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Epidemic;

namespace LearningThePrior.Worlds.Tests.Epidemic;

/// <summary>Trees of an epidemic's pages that are known by walking them, whoever wrote them: right ones, and such as a Mz may write that has learned little.</summary>
public class EpidemicPagesTests
{
    private static readonly EpidemicWorlds Family = new();
    private static readonly EpidemicWorld World = Family.SampleRegion(new Seed(11));

    // Form, R0, capacity and start of the tree that is made wrong: linear, step 14 of 23, 13 of 26, 6 of 11.
    private static readonly double[] Given = World.Latents.Round([0, 1, 0, .62, .51, .55]);

    /// <summary>Ways to be wrong, by the pages that say otherwise, and what is left to be heard; "" has no children either.</summary>
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "/", "Ignore all pages: \"/\" says that this background is true.", "? ? ? ?" },
        { "/", "", "? ? ? ?" },
        { "/0", "The course is cubic. Sections: R0, log10 of the capacity, log10 of the cases at the start.", "? ? ? ?" },
        { "/0", "", "? ? ? ?" },
        { "/0/1", "", "1 14 ? 6" },

        // Another number's section; a section of some of the steps; a half that the page above has ruled out; a whole stretch where one step should be left.
        { "/0/2", "R0 lies between 1.0375 and 1.6125; anything between is equally plausible.", "1 14 13 ?" },
        { "/0/0", "R0 lies between 1.0375 and 1.4375; anything between is equally plausible.", "1 ? 13 6" },
        { "/0/0/0/0/0", "R0 lies between 1.0375 and 1.1375; anything between is equally plausible.", "1 ? 13 6" },
        { "/0/0/0/0/0/0/0", "R0 lies between 1.3625 and 1.4125; anything between is equally plausible.", "1 ? 13 6" },
        { "/0/0/0/0/0/0", "R0 lies between 1.3750 and 1.4125; anything between is equally plausible.", "1 ? 13 6" }, // half a step
        { "/0/1/0", "log10 of the capacity lies between 4.5 and 5.1; anything between is equally plausible", "1 14 ? 6" }, // a full stop is missing
    };

    [Fact]
    public void A_tree_that_the_world_wrote_says_its_z()
    {
        for (var i = 0; i < 40; i++)
        {
            var (z, other) = (World.Propose(new Seed(3).For("z", i).CreateRandom()), World.Propose(new Seed(4).For("z", i).CreateRandom()));

            Assert.Equal(z, World.LatentOf(World.Unpack(z)));
            Assert.Equal(z.SequenceEqual(other), World.ContentOf(World.Unpack(z)) == World.ContentOf(World.Unpack(other)));
        }
    }

    // His chapters end where one step is left, a page or two earlier than those of the world's own tree.
    [Fact]
    public void A_book_that_the_human_explored_says_what_he_drew()
    {
        foreach (var book in Explorations.Write(Family.Explorer, 20, Family.TreeDepth))
        {
            var tree = new Book(book);

            Assert.Equal(Family.Explorer.LogPrior([.. book.Drawn]), World.Key.LogPrior(World.LatentOf(tree)!), 1e-9);
            Assert.Equal(World.ContentOf(World.Unpack(World.LatentOf(tree)!)), World.ContentOf(tree));
        }
    }

    [Fact]
    public async Task Of_such_a_tree_debates_give_what_they_give_of_its_z()
    {
        var books = Explorations.Write(Family.Explorer, 4, Family.TreeDepth);
        for (var i = 0; i < 8; i++)
        {
            var seed = new Seed(5).For("case", i);
            var tree = i % 2 == 0 ? World.Unpack(World.Propose(seed.For("z").CreateRandom())) : new Book(books[i / 2]);
            var z = World.LatentOf(tree)!;
            foreach (var question in Questions(seed))
            {
                await IsGivenAsync(question, tree, World.Human.Conclude(question, [World.Claims(z).Whole(question)]), seed);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_page_makes_the_background_impossible_and_leaves_the_prior_of_what_it_should_say(string at, string text, string heard)
    {
        var tree = new Overwritten(World.Unpack(Given), NodeAddress.Parse(at), text);
        Assert.Null(World.LatentOf(tree));
        Assert.Equal(heard, World.ContentOf(tree));
        for (var i = 0; i < 3; i++)
        {
            var seed = new Seed(6).For("case", i);
            foreach (var question in Questions(seed))
            {
                await IsGivenAsync(question, tree, question is WeekQuestion week ? Mean(week, heard) : PriorQuestion.ToCredences(PriorQuestion.Impossible), seed);
            }
        }
    }

    [Fact]
    public void A_page_that_narrows_down_faster_than_by_halves_or_says_again_what_the_one_above_says_is_no_fault()
    {
        var at = NodeAddress.Parse("/0/0/0");
        string Content(string text) => World.ContentOf(new Overwritten(World.Unpack(Given), at, text));

        Assert.Equal("1 14 13 6", Content("R0 lies between 1.3875 and 1.4125; anything between is equally plausible."));
        Assert.Equal("1 14 13 6", Content("R0 lies between 1.0375 and 1.6125; anything between is equally plausible."));
    }

    [Fact]
    public void Lies_are_made_up_of_parts_of_which_the_first_that_is_false_comes_down_to_one_page()
    {
        var (random, trees) = (new Seed(9).CreateRandom(), Wrong.Select(w => (IUnpacker)new Overwritten(World.Unpack(Given), NodeAddress.Parse(w.Data.Item1), w.Data.Item2)).Append(World.Unpack(Given)).ToArray());
        for (var i = 0; i < 20 * trees.Length; i++)
        {
            var claims = World.ClaimsOf(trees[i % trees.Length]);
            var question = i % 3 == 0 ? new PriorQuestion("p") : World.Sets[i % 2].Draw(random);
            var lie = claims.Lie(question, new Seed((ulong)i));
            Assert.NotEqual(World.Reader.Conclude(question, [claims.Whole(question)]), World.Reader.Conclude(question, [lie]));
            for (var parts = Divide(lie); parts.Count > 0; parts = Divide(lie))
            {
                Assert.True(World.Reader.MakesUp(question, lie, parts), $"{lie} of {string.Join("; ", parts)}");
                var truth = claims.Parts(question, lie);
                Assert.True(World.Reader.MakesUp(question, claims.Whole(question) is var whole && lie.About.IsRoot ? whole : lie with { Value = Truth(lie, truth) }, truth));
                lie = parts.First(p => !truth.Contains(p));
            }

            Assert.True(World.Reader.IsElementary(question, lie));
            IReadOnlyList<Claim> Divide(Claim whole) => claims.FalseParts(question, whole, new Seed(7));
            Amounts Truth(Claim of, IReadOnlyList<Claim> truth) => Candidates(of).First(v => World.Reader.MakesUp(question, of with { Value = v }, truth));
            IEnumerable<Amounts> Candidates(Claim of) => of.Topic == "step" ? Enumerable.Range(-1, 28).Select(s => new Amounts(s))
                : [claims.Whole(question).Value, new(new System.Numerics.BigInteger(-600e6)), .. Enumerable.Range(0, 3).Select(f => Own(f, question))];
        }

        Amounts Own(int form, Question question)
        {
            var z = (double[])Given.Clone();
            World.Latents.SetOption(z, 0, form);
            return World.ClaimsOf(World.Unpack(z)).Whole(question).Value;
        }
    }

    [Fact]
    public void A_human_alone_who_reads_the_pages_comes_to_what_the_tree_says()
    {
        var (human, question) = (World.Reader, World.ReadQuestion("20"));
        foreach (var asked in new[] { question, new PriorQuestion("p") })
        {
            Claim[] read = [.. human.WorthReading(asked, new Seed(1)).Select(w => Read(w.Topic, w.Address)).OfType<Claim>()];

            Assert.Equal(human.Conclude(asked, [World.ClaimsOf(World.Unpack(Given)).Whole(asked)])[1], human.Conclude(asked, read)[1], 1e-9);
        }

        Claim? Read(string topic, NodeAddress at)
        {
            var found = new ImplicitTree(World.Unpack(Given)).FindAsync(at, TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();
            return found is null ? null : human.Read(question, topic, at, found.Text);
        }
    }

    private static IEnumerable<Question> Questions(Seed seed) =>
        [World.Sets[0].Draw(seed.For("d").CreateRandom()), World.Sets[1].Draw(seed.For("d*").CreateRandom()), new PriorQuestion("prior")];

    /// <summary>The mean over the world's own courses that say what is left, as the prior weighs them.</summary>
    private static Credences Mean(WeekQuestion week, string heard)
    {
        int?[] said = [.. heard.Split(' ').Select(s => s == "?" ? (int?)null : int.Parse(s, System.Globalization.CultureInfo.InvariantCulture))];
        var sum = new double[week.Answers.Count];
        int[] counts = [3, 23, 26, 11];
        IEnumerable<int> Options(int i) => said[i] is { } one ? [one] : Enumerable.Range(0, counts[i]);
        foreach (var (form, r0, capacity, start) in from f in Options(0) from r in Options(1) from c in Options(2) from s in Options(3) select (f, r, c, s))
        {
            double[] z = [form == 0 ? 1 : 0, form == 1 ? 1 : 0, form == 2 ? 1 : 0, (r0 + .5) / 23, (capacity + .5) / 26, (start + .5) / 11];
            var (implied, weight) = (World.Human.Conclude(week, [World.Claims(z).Whole(week)]), Math.Exp(World.Key.LogPrior(z)));
            for (var a = 0; a < sum.Length; a++)
            {
                sum[a] += weight * implied[a];
            }
        }

        return Credences.Normalise(sum);
    }

    private static async Task IsGivenAsync(Question question, IUnpacker tree, Credences expected, Seed seed)
    {
        var decided = await Debates.AgainstLiesAsync(World, question, tree, seed, lies: 3);

        Assert.All(decided, d => Assert.All(expected.Values.Zip(d.Values), p => Assert.Equal(p.First, p.Second, 1e-9)));
    }

    /// <summary>A book of the human's as a tree.</summary>
    private sealed class Book(ExploredBook book) : IUnpacker
    {
        public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default) => new(At(NodeAddress.Root));

        public ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default) => new(At(parent.Address.Child(index)));

        private Node At(NodeAddress address) => book.Find(address)!.Page is var page ? new(address, Family.Explorer.Write(page, false), Family.Explorer.Children(page)) : null!;
    }

    /// <summary>A tree of which one page says something else.</summary>
    private sealed class Overwritten(IUnpacker tree, NodeAddress at, string text) : IUnpacker
    {
        public async ValueTask<Node> RootAsync(CancellationToken cancellationToken = default) => Of(await tree.RootAsync(cancellationToken));

        public async ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default) => Of(await tree.ChildAsync(parent, index, cancellationToken));

        private Node Of(Node node) => node.Address == at ? new(node.Address, text, text.Length == 0 ? 0 : node.ChildCount, node.State) : node;
    }
}
