using System.Globalization;
using System.Text.RegularExpressions;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Worlds.Tests.Table;

/// <summary>The human who writes what may be believed of a table, whose statements repeat each other.</summary>
public sealed class TableExplorerTests : IDisposable
{
    private const string Rows = "period,a,label\n0,1,no\n0,2,yes\n0,3,no\n1,1,no\n1,3,yes\n1,2,no\n2,2,yes\n2,1,no\n2,3,yes\n";
    private static readonly TableWorlds Drawn = new();
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void With_all_that_was_said_before_him_his_books_are_possible_and_read_back_and_alone_what_he_says_does_not_hang_together()
    {
        var human = Drawn.Explorer;
        var together = Explorations.Write(human, 10, Drawn.TreeDepth, questions: 8);

        Assert.All(together, b => Assert.True(double.IsFinite(human.LogPrior([.. b.Drawn]))));
        Assert.All(together, b => Assert.All(b.Pages.Where(p => !p.Address.IsRoot), p => Assert.Equal(1, human.Approve(p.Parent, p.Address.Index, p.Page))));
        Assert.All(together[0].Pages.Where((_, i) => i % 11 == 0), p => Assert.Equal(p.Page, human.Read(human.Write(p.Page, isBottom: false))));
        Assert.Equal(double.NegativeInfinity, human.LogPrior([.. together[0].Drawn.SkipLast(1)]));

        // What was said to him and what he says of it himself have nothing to do with each other, and his walks jump.
        var least = together.Min(b => human.LogPrior([.. b.Drawn]));
        Assert.All(Explorations.Write(human, 10, Drawn.TreeDepth), b => Assert.True(human.LogPrior([.. b.Drawn]) < 2 * least));
    }

    [Fact]
    public void His_books_have_the_prior_s_frequencies_though_ends_are_said_before_starts_and_before_the_pace()
    {
        const int Count = 600;
        File.WriteAllText(_file, Rows);
        var worlds = new TableWorlds { Data = _file };
        var human = worlds.Explorer;
        var texts = Explorations.Write(human, Count, worlds.TreeDepth, questions: 8).Select(b => b.Pages.Select(p => human.Write(p.Page, isBottom: true)).ToArray()).ToArray();

        // Default beliefs: a slope's 80 % interval is from -.3 to .3, 2.563 standard deviations of a normal; a column is lost with probability .02; three paces of the base rate are alike.
        var starts = texts.Select(b => decimal.Parse(Regex.Match(string.Join('\n', b), "a: log odds of yes a standard deviation, at 0: (.*); the first").Groups[1].Value, CultureInfo.InvariantCulture)).ToArray();
        var (width, values) = (.6 / 2.563, starts.Distinct().Order().ToArray());
        var unit = (double)values.Zip(values.Skip(1), (a, b) => b - a).Min();
        Assert.InRange(unit, .01, .1);
        Assert.All(starts.GroupBy(v => v), v =>
        {
            // The normal's mass nearest to the value, by Simpson's rule.
            double At(double x) => Math.Exp(-.5 * x * x / (width * width)) / (width * Math.Sqrt(2 * Math.PI));
            var mass = unit / 6 * (At((double)v.Key - (unit / 2)) + (4 * At((double)v.Key)) + At((double)v.Key + (unit / 2)));
            Explorations.OccursAsExpected(v.Count(), Count * mass);
        });
        Explorations.OccursAsExpected(texts.Count(b => b.Contains("What the data show of a does not carry over.")), Count * .02);
        Assert.All(new[] { "1", "3", "10" }, pace => Explorations.OccursAsExpected(texts.Count(b => b.Contains($"The base rate move {pace} times as fast as a human would say.")), Count / 3.0));
    }

    [Fact]
    public async Task His_pages_are_those_of_the_world_s_own_tree()
    {
        var (world, human) = (Drawn.SampleTable(new(0)), Drawn.Explorer);
        var tree = new ImplicitTree(world.Unpack(world.Propose(new Seed(1).CreateRandom())));
        foreach (var page in Explorations.Write(human, 1, Drawn.TreeDepth, questions: 8)[0].Pages)
        {
            var own = (await tree.FindAsync(page.Address, TestContext.Current.CancellationToken))!;

            // All but the numbers.
            Assert.Equal(WithoutNumbers(own.Text), WithoutNumbers(human.Write(page.Page, isBottom: false)));
            Assert.Equal(own.ChildCount, human.Children(page.Page));
        }
    }

    [Fact]
    public void Perturbing_he_draws_one_page_anew_and_what_repeats_it()
    {
        var human = Drawn.Explorer;
        var given = Explorations.Write(human, 3, Drawn.TreeDepth, questions: 8);
        Assert.All(given, g =>
        {
            var book = human.Perturb(g, 1, Drawn.TreeDepth, new(7))!;

            Assert.True(double.IsFinite(human.LogPrior([.. book.Drawn])));
            Assert.InRange(g.Drawn.Count(p => book.Find(p.Address)!.Page != p.Page), 1, 60);
        });
    }

    [Fact]
    public void A_table_of_too_many_pages_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => new TableWorlds { Periods = 60 }.Explorer);

        Assert.Contains("more than the 256 that a human explores", refused.Message, StringComparison.Ordinal);
    }

    private static string WithoutNumbers(string text) => string.Concat(text.Replace("; it does not carry over", "", StringComparison.Ordinal).Replace("not carried", "carried", StringComparison.Ordinal)
        .Replace("does not carry over", "carries over", StringComparison.Ordinal).Replace(", at 0.3 of that pace", "", StringComparison.Ordinal).Where(c => !char.IsDigit(c) && c is not ('-' or '.')));
}
