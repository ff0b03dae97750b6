using System.Numerics;
using CsCheck;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

/// <summary>Books that are known by walking them, whoever wrote them.</summary>
public class WalkedBookTests
{
    private const int Depth = 10;
    private static readonly EncyclopediaWorld World = Books.World;

    [Fact]
    public async Task Counts_of_leaves_are_those_of_reading_every_leaf()
    {
        for (var i = 0; i < 20; i++)
        {
            var book = new WrittenBook(new((ulong)i), 3, Depth);
            var tree = new ImplicitTree(book);
            var question = EncyclopediaQuestion.OfShare(NodeAddress.Parse("/1/0"), 6, .5);

            var counted = World.ClaimsOf(book).Whole(question).Value[0];

            var read = BigInteger.Zero;
            for (var leaf = 0; leaf < 64; leaf++)
            {
                var address = Enumerable.Range(0, 6).Aggregate(question.Path, (at, bit) => at.Child((leaf >> bit) & 1));
                read += (await tree.FindAsync(address, TestContext.Current.CancellationToken))!.Text.Contains("is true", StringComparison.Ordinal) ? 1 : 0;
            }

            Assert.Equal(read, counted);
        }
    }

    [Fact]
    public void Counts_are_had_by_memory_over_text_and_height_where_2_to_the_100_leaves_cannot_be_read()
    {
        var table = Books.Small;
        var question = EncyclopediaQuestion.OfShare(NodeAddress.Root, 100, .5);

        Assert.Equal(new LeafCounts(table).For(question), World.ClaimsOf(new EncyclopediaTree(table, 100)).Whole(question).Value[0]);
    }

    [Fact]
    public void A_book_that_a_table_made_says_that_table() => Books.Any.Sample(table =>
    {
        var z = World.LatentOf(new EncyclopediaTree(table, 16));
        var read = StateTable.FromLatent(World.Latents, z!);
        return read.Root == table.Root && table.Witnesses().All(w =>
            read.Next(w.State, 0) == table.Next(w.State, 0) && read.Next(w.State, 1) == table.Next(w.State, 1) && read.Facts[w.State] == table.Facts[w.State]);
    });

    [Fact]
    public void Books_say_the_same_where_only_the_names_of_states_differ() => Gen.Select(Books.Any, Books.Any).Sample((one, other) =>
    {
        int[] names = [2, 0, 1];
        var renamed = new StateTable(
            names[one.Root],
            [.. Enumerable.Range(0, 6).Select(place => names[one.Next(Array.IndexOf(names, place / 2), place % 2)])],
            [.. Enumerable.Range(0, 3).Select(s => one.Facts[Array.IndexOf(names, s)])]);
        string Content(StateTable table) => World.ContentOf(new EncyclopediaTree(table, 16));
        var facts = (StateTable table) => string.Concat(Enumerable.Range(0, 64).Select(leaf => table.Facts[table.StateAt(NodeAddress.FromSteps(Enumerable.Range(0, 6).Select(bit => (leaf >> bit) & 1)))]));
        return Content(one) == Content(renamed) && (Content(one) != Content(other) || facts(one) == facts(other));
    });

    [Fact]
    public void Books_that_contradict_themselves_are_said_by_no_z()
    {
        Assert.All(Enumerable.Range(0, 20), i => Assert.Null(World.LatentOf(new WrittenBook(new((ulong)i), 3, Depth))));
        Assert.Null(World.LatentOf(new HostilePages(new EncyclopediaTree(Books.Small, Depth))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_debate_of_the_prior_of_a_consistent_book_gives_the_exact_log_prior(bool honestOpens)
    {
        for (var i = 0; i < 48; i++)
        {
            // Drawn uniformly, so that impossible backgrounds are among them.
            var z = World.Latents.Draw(new Seed(17).For("z", i).CreateRandom());
            var book = new EncyclopediaTree(StateTable.FromLatent(World.Latents, z), 8);

            var transcript = await Debates.PlayAsync(new PriorQuestion("prior"), new(book), World.ClaimsOf(book), World.Reader, honestOpens, new((ulong)i));

            Assert.Equal(Math.Max(World.Key.LogPrior(z), PriorQuestion.Impossible), PriorQuestion.ToLogPrior(Debates.Verdict(transcript)), 1e-6);
            Assert.Single(transcript.JudgeRead);
        }
    }

    // The liar claims that the book follows some table; the honest debater cites two pages that cannot both be true, or descends to one that the table has otherwise.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_book_that_contradicts_itself_is_found_to_be_impossible(bool honestOpens)
    {
        for (var i = 0; i < 48; i++)
        {
            var book = new WrittenBook(new((ulong)i), 3, 8);

            var transcript = await Debates.PlayAsync(new PriorQuestion("prior"), new(book), World.ClaimsOf(book), World.Reader, honestOpens, new((ulong)i));

            Assert.Equal(PriorQuestion.Impossible, PriorQuestion.ToLogPrior(Debates.Verdict(transcript)), 1e-6);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_book_of_pages_that_are_none_is_impossible(bool honestOpens)
    {
        var book = new HostilePages(new EncyclopediaTree(Books.Small, 8));

        var transcript = await Debates.PlayAsync(new PriorQuestion("prior"), new(book), World.ClaimsOf(book), World.Reader, honestOpens, default);

        Assert.Equal(PriorQuestion.Impossible, PriorQuestion.ToLogPrior(Debates.Verdict(transcript)), 1e-6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_debate_about_a_leaf_of_any_book_gives_what_its_page_says(bool honestOpens)
    {
        for (var i = 0; i < 48; i++)
        {
            var book = new WrittenBook(new((ulong)i), 3, 8);
            var question = EncyclopediaQuestion.Leaf(NodeAddress.FromSteps(Enumerable.Range(0, 8).Select(bit => (i >> (bit % 6)) & 1)));

            var transcript = await Debates.PlayAsync(question, new(book), World.ClaimsOf(book), World.Reader, honestOpens, new((ulong)i));

            var page = await new ImplicitTree(book).FindAsync(question.Path, TestContext.Current.CancellationToken);
            Assert.Equal(Credences.OfYes(page!.Text.Contains("is true", StringComparison.Ordinal) ? .9 : .1), Debates.Verdict(transcript));
        }
    }
}
