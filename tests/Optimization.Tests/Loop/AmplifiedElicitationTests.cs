using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Debate;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Loop;

/// <summary>An assistant who was taught by an overseer says what debate would, for any Z, and what it took is counted.</summary>
public sealed class AmplifiedElicitationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_taught_assistant_answers_leaf_questions_of_any_book_as_debate_does()
    {
        IWorld world = Small.Book;
        var (ledger, debate) = (new VerdictLedger(), Small.Person(world));
        using var assistant = new TreeAssistant(world.AmplificationTask!, error: 0, new Seed(1));
        var amplified = Make(world, assistant, ledger);
        var random = new Seed(5).CreateRandom();
        for (var i = 0; i < 10; i++)
        {
            var z = world.Propose(random);
            foreach (var set in world.Sets)
            {
                var question = set.Draw(random);
                var (one, two) = (await debate.AskAsync(question, z, Token), await amplified.AskAsync(question, z, Token));
                Assert.Equal(one!.Target.Values, two!.Target.Values);
                Assert.Equal((question.Id, z, AmplifiedElicitation.AssistantName), (two.QuestionId, two.Latent, two.Lineage.Judge));

                // He is shown a page of each state of this book, the root's first; an answer of his rests on all of them.
                var shown = (await world.AmplificationTask!.ReadAsync(new ImplicitTree(world.Unpack(z)), Token))!;
                Assert.Equal(shown.Facts.Count, two.Lineage.Citations.Count);
                Assert.Equal(NodeAddress.Root, two.Lineage.Citations[0]);
                Assert.Equal(two.Lineage.Citations, shown.Read);
            }
        }

        Assert.True(assistant.IsLearned);
        Assert.Equal((30, 30), (ledger.Totals.JudgeCalls, ledger.Totals.Decided));
        Assert.Equal(assistant.Calls, ledger.Totals.OverseerCalls);
        Assert.True(ledger.Totals.CharactersShown > 0 && ledger.Totals.OverseerMoves > ledger.Totals.OverseerCalls);
    }

    [Fact]
    public async Task The_prior_of_a_book_is_worked_out_by_the_overseer_each_time_and_is_that_of_debate()
    {
        IWorld world = Small.Book;
        var (ledger, store, debate) = (new VerdictLedger(), new Kept(), Small.Person(world));
        using var assistant = new TreeAssistant(world.AmplificationTask!, error: 0, new Seed(1));
        var amplified = Make(world, assistant, ledger, calls: 8, store);
        var random = new Seed(6).CreateRandom();
        var (z, other, even) = (world.Propose(random), world.Propose(random), world.Latents.Draw(random));

        Assert.Equal(await debate.AskPriorAsync(z, Token), await amplified.AskPriorAsync(z, Token));
        Assert.Equal(await debate.AskPriorAsync(even, Token), await amplified.AskPriorAsync(even, Token));
        Assert.Equal((await debate.CompareAsync(z, other, Token))![0], (await amplified.CompareAsync(z, other, Token))![0], 1e-6);

        // Eight questions teach, then two priors, and two for the comparison.
        Assert.Equal((3, 2, 1, 12), (ledger.Totals.JudgeCalls, ledger.Totals.PriorQueries, ledger.Totals.PriorComparisons, ledger.Totals.OverseerCalls));
        Assert.Equal(12, store.Ids.Distinct().Count());
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_answers_and_counts()
    {
        var runs = new List<(double?, LedgerTotals)>();
        for (var i = 0; i < 2; i++)
        {
            var ledger = new VerdictLedger();
            using var assistant = new TreeAssistant(Small.Snow.AmplificationTask, error: .1, new Seed(2));
            var amplified = Make(Small.Snow, assistant, ledger, calls: 16);
            runs.Add((await amplified.AskPriorAsync(Small.Snow.Propose(new Seed(7).CreateRandom()), Token), ledger.Totals));
        }

        Assert.Equal(runs[0], runs[1]);
    }

    private static AmplifiedElicitation Make(IWorld world, TreeAssistant assistant, VerdictLedger ledger, int calls = 1_500, IDecompositionStore? store = null) =>
        new(world, assistant, calls, store, ledger, new Seed(1), "w0000");

    private sealed class Kept : IDecompositionStore
    {
        public List<string> Ids { get; } = [];

        public void Add<TQuestion, TAnswer>(string id, string overseer, IQuestionContext<TQuestion, TAnswer> context, Decomposed<TQuestion, TAnswer> decomposed) => Ids.Add(id);
    }
}
