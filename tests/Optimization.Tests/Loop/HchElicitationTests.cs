using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Debate;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Loop;

/// <summary>Amplification in the place of debate says the same, and counts what it took.</summary>
public sealed class HchElicitationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("snow")]
    [InlineData("encyclopedia")]
    public async Task Answers_priors_and_comparisons_are_those_of_debate(string name)
    {
        IWorld world = name == "snow" ? Small.Snow : Small.Book;
        var (debate, hch) = (Small.Person(world), Overseer(world, new VerdictLedger()));
        var random = new Seed(5).CreateRandom();
        var (z, other) = (world.Propose(random), world.Propose(random));
        foreach (var question in world.Sets.SelectMany(s => s.Scored.Take(4)).Select(s => s.Question))
        {
            var (one, two) = (await debate.AskAsync(question, z, Token), await hch.AskAsync(question, z, Token));
            Assert.Equal(one!.Target.Values, two!.Target.Values);
            Assert.Equal((question.Id, z), (two.QuestionId, two.Latent));
            Assert.NotEmpty(two.Lineage.Citations);
        }

        Assert.Equal(await debate.AskPriorAsync(z, Token), await hch.AskPriorAsync(z, Token));
        Assert.Equal((await debate.CompareAsync(z, other, Token))![0], (await hch.CompareAsync(z, other, Token))![0], 1e-6);
    }

    [Fact]
    public async Task Every_query_is_counted_by_its_kind_with_the_overseers_moves_and_kept()
    {
        var (ledger, store) = (new VerdictLedger(), new Kept());
        var hch = Overseer(Small.Snow, ledger, store: store);
        var random = new Seed(6).CreateRandom();
        var (z, other) = (Small.Snow.Propose(random), Small.Snow.Propose(random));

        await hch.AskAsync(Small.Snow.Observed[0].Question, z, Token);
        await hch.AskPriorAsync(z, Token);
        await hch.CompareAsync(z, other, Token);

        var totals = ledger.Totals;
        Assert.Equal((3, 1, 1, 3, 0), (totals.JudgeCalls, totals.PriorQueries, totals.PriorComparisons, totals.Decided, totals.Abstained));
        Assert.True(totals.OverseerMoves > 12 && totals.CharactersShown > 0 && totals.Unpacks > 0);
        Assert.Equal(["w0000/000000", "w0000/000001", "w0000/000002", "w0000/000003"], store.Ids); // a comparison asks for two priors
        Assert.Same(ledger, hch.Ledger);
    }

    [Fact]
    public async Task Where_the_overseer_does_not_know_there_is_nothing_to_learn_from()
    {
        var ledger = new VerdictLedger();
        var hch = Overseer(Small.Snow, ledger, new Hch(Depth: 0));
        var z = Small.Snow.Propose(new Seed(7).CreateRandom());

        Assert.Null(await hch.AskAsync(Small.Snow.Observed[0].Question, z, Token));
        Assert.Null(await hch.AskPriorAsync(z, Token));
        Assert.Null(await hch.CompareAsync(z, z, Token));
        Assert.Equal((0, 3), (ledger.Totals.Decided, ledger.Totals.Abstained));
    }

    [Fact]
    public async Task An_overseer_who_errs_misleads_and_the_example_says_who_answered()
    {
        var hch = Overseer(Small.Snow, new VerdictLedger(), error: .5);
        var exact = Overseer(Small.Snow, new VerdictLedger());
        var z = Small.Snow.Propose(new Seed(8).CreateRandom());
        var wrong = 0;
        foreach (var observed in Small.Snow.Observed.Take(20))
        {
            var (one, two) = (await hch.AskAsync(observed.Question, z, Token), await exact.AskAsync(observed.Question, z, Token));
            wrong += one!.Target.Values.SequenceEqual(two!.Target.Values) ? 0 : 1;
            Assert.Contains("errors 0.5", one.Lineage.Judge, StringComparison.Ordinal);
        }

        Assert.InRange(wrong, 15, 20);
    }

    private static HchElicitation Overseer(IWorld world, VerdictLedger ledger, Hch? hch = null, double error = 0, IDecompositionStore? store = null) =>
        new(world, hch ?? new Hch(Depth: 100), error, store, ledger, new Seed(1), "w0000");

    private sealed class Kept : IDecompositionStore
    {
        public List<string> Ids { get; } = [];

        public void Add<TQuestion, TAnswer>(string id, string overseer, IQuestionContext<TQuestion, TAnswer> context, Decomposed<TQuestion, TAnswer> decomposed) => Ids.Add(id);
    }
}
