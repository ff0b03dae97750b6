using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Loop;

public sealed class DebateElicitationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("snow")]
    [InlineData("encyclopedia")]
    public async Task Every_query_is_counted_by_its_kind(string name)
    {
        IWorld world = name == "snow" ? Small.Snow : Small.Book;
        var ledger = new VerdictLedger();
        var person = Small.Person(world, ledger: ledger);
        var (z, other) = Two(world);

        await person.AskAsync(world.Observed[0].Question, z, Token);
        await person.AskAsync(world.Observed[1].Question, z, Token);
        await person.AskPriorAsync(z, Token);
        await person.CompareAsync(z, other, Token);

        var totals = ledger.Totals;
        Assert.Equal((4, 1, 1, 4), (totals.JudgeCalls, totals.PriorQueries, totals.PriorComparisons, totals.Decided));
        Assert.True(totals.Unpacks > 0 && totals.CharactersShown > 0);
        Assert.Same(ledger, person.Ledger);
    }

    [Fact]
    public async Task An_answer_is_what_the_person_who_knew_all_of_Z_would_conclude()
    {
        var world = Small.Snow;
        var person = Small.Person(world);
        var (z, _) = Two(world);
        foreach (var question in world.Sets.SelectMany(s => s.Scored.Take(4)).Select(s => s.Question))
        {
            var example = await person.AskAsync(question, z, Token);

            Assert.Equal(world.Human.Conclude(question, [world.Claims(z).Whole(question)]), example!.Target);
            Assert.Equal(z, example.Latent);
        }
    }

    [Fact]
    public async Task The_priors_answer_is_exact_to_a_millionth_of_a_nat_a_statement()
    {
        var (z, other) = Two(Small.Snow);
        var person = Small.Person(Small.Snow);

        Assert.Equal(Small.Snow.Key.LogPrior(z), (await person.AskPriorAsync(z, Token))!.Value, 1e-5);
        Assert.Equal(Small.Snow.Key.LogPrior(other), (await person.AskPriorAsync(other, Token))!.Value, 1e-5);
    }

    [Fact]
    public async Task A_comparison_is_the_exact_ratio_either_way_round()
    {
        var world = Small.Snow;
        var random = new Seed(8).CreateRandom();
        var person = Small.Person(world);
        for (var i = 0; i < 10; i++)
        {
            var (first, second) = (world.Propose(random), world.Propose(random));
            var ratio = world.Key.LogPrior(first) - world.Key.LogPrior(second);

            Assert.Equal(1 / (1 + Math.Exp(-ratio)), (await person.CompareAsync(first, second, Token))![0], 1e-5);
            Assert.Equal(1 / (1 + Math.Exp(ratio)), (await person.CompareAsync(second, first, Token))![0], 1e-5);
        }
    }

    [Fact]
    public async Task A_debate_found_in_the_store_is_counted_but_not_played_again()
    {
        var world = Small.Snow;
        var (z, other) = Two(world);
        var store = new MemoryStore();
        var first = Small.Person(world, store);
        await AskThreeAsync(first);
        Assert.Equal(3, store.Added);

        var again = Small.Person(world, store, judge: (human, _) => new Unwilling(new BoundedJudge(human).Name));
        await AskThreeAsync(again);

        Assert.Equal(3, store.Added);
        Assert.Equal(first.Ledger.Totals, again.Ledger.Totals);

        async Task AskThreeAsync(IElicitation person)
        {
            await person.AskAsync(world.Observed[0].Question, z, Token);
            await person.AskPriorAsync(z, Token);
            await person.CompareAsync(z, other, Token);
        }
    }

    [Fact]
    public async Task A_journal_of_another_run_is_refused_by_the_debate_that_differs()
    {
        var world = Small.Snow;
        var (z, other) = Two(world);
        var store = new MemoryStore();
        await Small.Person(world, store).AskAsync(world.Observed[0].Question, z, Token);

        var otherLatent = await Assert.ThrowsAsync<InvalidDataException>(
            () => Small.Person(world, store).AskAsync(world.Observed[0].Question, other, Token));
        var otherQuestion = await Assert.ThrowsAsync<InvalidDataException>(
            () => Small.Person(world, store).AskPriorAsync(z, Token));

        var otherDebaters = await Assert.ThrowsAsync<InvalidDataException>(() => new DebateElicitation(
            world, new RecursiveDebate(), (human, _) => new BoundedJudge(human), store, new VerdictLedger(), new Seed(1), "w0000")
        {
            Debaters = new(NameRegistry.Default.Debaters.Make("erring:right=.5")),
        }.AskAsync(world.Observed[0].Question, z, Token));

        Assert.All([otherLatent, otherQuestion, otherDebaters], e => Assert.Contains("w0000/000000", e.Message, StringComparison.Ordinal));
        Assert.All([otherLatent, otherQuestion, otherDebaters], e => Assert.Contains("another run", e.Message, StringComparison.Ordinal));
        Assert.Equal(1, store.Added);
    }

    [Fact]
    public async Task A_verdict_that_decides_nothing_teaches_nothing()
    {
        var person = Small.Person(Small.Snow, judge: (_, _) => new Abstainer());
        var (z, other) = Two(Small.Snow);

        Assert.Null(await person.AskAsync(Small.Snow.Observed[0].Question, z, Token));
        Assert.Null(await person.AskPriorAsync(z, Token));
        Assert.Null(await person.CompareAsync(z, other, Token));
        Assert.Equal((3, 3, 0), (person.Ledger.Totals.JudgeCalls, person.Ledger.Totals.Abstained, person.Ledger.Totals.Decided));
    }

    private static (double[] First, double[] Second) Two(IWorld world)
    {
        var random = new Seed(3).CreateRandom();
        return (world.Propose(random), world.Propose(random));
    }

    [Theory]
    [InlineData("another seed")]
    [InlineData("another judge")]
    public async Task So_is_one_that_asked_the_same_otherwise(string difference)
    {
        var world = Small.Snow;
        var (z, _) = Two(world);
        var store = new MemoryStore();
        await Small.Person(world, store).AskAsync(world.Observed[0].Question, z, Token);

        var other = difference == "another seed" ? Small.Person(world, store, seed: 2) : Small.Person(world, store, judge: (_, _) => new Abstainer());

        await Assert.ThrowsAsync<InvalidDataException>(() => other.AskAsync(world.Observed[0].Question, z, Token));
    }

    private sealed class Unwilling(string name) : IJudge
    {
        public string Name => name;

        public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Nobody is to judge again.");
    }
}
