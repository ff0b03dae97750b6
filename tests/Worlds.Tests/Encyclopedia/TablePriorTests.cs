using CsCheck;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

public class TablePriorTests
{
    // Every one of the 3 * 3^6 * 2^3 tables of 3 states.
    private static readonly StateTable[] All =
    [
        .. from code in Enumerable.Range(0, 3 * 729 * 8)
           select new StateTable(
               code % 3,
               [.. Enumerable.Range(1, 6).Select(i => code / (int)Math.Pow(3, i) % 3)],
               [.. Enumerable.Range(0, 3).Select(s => ((code / 2187 >> s) & 1) == 1)]),
    ];

    // 6,156 tables and 12.5 bits are the world's published figures.
    [Fact]
    public void Three_states_have_6156_possible_tables_and_12_and_a_half_bits()
    {
        double[] possible = [.. All.Select(Books.Prior.LogPrior).Where(double.IsFinite)];

        Assert.Equal(6_156, possible.Length);
        Assert.Equal(1, possible.Sum(Math.Exp), 12);
        Assert.Equal(12.5, -possible.Sum(p => Math.Exp(p) * p) / Math.Log(2), 1);
    }

    [Fact]
    public void Drawn_tables_satisfy_the_constraints() => Books.Possible.Sample(TablePrior.IsPossible);

    // Under the prior, E[log Prior] is minus the entropy: 12.532 bits = 8.686 nats.
    [Fact]
    public void Drawn_tables_follow_the_prior()
    {
        var random = new Seed(5).CreateRandom();
        Assert.Equal(-8.686, Enumerable.Range(0, 4_000).Average(_ => Books.Prior.LogPrior(Books.Prior.Draw(random))), .05);
    }

    [Fact]
    public void The_names_of_states_do_not_matter() => Books.Possible.Sample(table =>
    {
        var k = table.States;
        int Renamed(int s) => (s + 1) % k;
        var next = new int[2 * k];
        var facts = new bool[k];
        for (var s = 0; s < k; s++)
        {
            (next[2 * Renamed(s)], next[(2 * Renamed(s)) + 1]) = (Renamed(table.Next(s, 0)), Renamed(table.Next(s, 1)));
            facts[Renamed(s)] = table.Facts[s];
        }

        var prior = new TablePrior(k, .4);
        return Math.Abs(prior.LogPrior(table) - prior.LogPrior(new StateTable(Renamed(table.Root), next, facts))) < 1e-9;
    });

    [Fact]
    public void Who_has_read_every_row_expects_the_log_prior_itself() => Books.Possible.Sample(table =>
    {
        var prior = new TablePrior(table.States, .4);
        var rows = Enumerable.Range(0, table.States).Select(s => (s, table.Next(s, 0), table.Next(s, 1)));
        return Math.Abs(prior.Expected(rows) - prior.LogPrior(table)) < 1e-9;
    });
}
