using LearningThePrior.Debate;
using LearningThePrior.Judges.Models;
using LearningThePrior.Optimization.TextSearch;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Tests.TextSearch;

/// <summary>The search over text Z with a human and a proposer of whom all is known.</summary>
public sealed class TextLearningTests
{
    // Statements are "+w": an x that holds w is yes with .9. Each statement has the prior of its table; what stands in none is certain.
    private static readonly TextExample[] Observed =
        [.. new[] { ("ab", 1), ("ac", 1), ("bc", 0), ("b", 0) }.Select((e, i) => new TextExample(new($"d{i}", e.Item1, AnswerSet.NoYes), e.Item2))];

    private static Seed Seed => new(1);

    [Fact]
    public async Task The_objective_is_log_prior_and_log_likelihood_of_what_the_person_said()
    {
        var result = await SearchAsync(new() { ["+a"] = .5 }, ["+a"]);

        // By hand: yes where a stands: .9, .9; no elsewhere: .5, .5. Prior .5.
        Assert.Equal(Math.Log(.5), result.Best.LogPrior, 12);
        Assert.Equal(2 * Math.Log(.9) + 2 * Math.Log(.5), result.Best.LogLikelihood, 12);
        Assert.Equal(4 * Math.Log(.5), result.Scored[0].Objective, 12);
    }

    [Fact]
    public async Task What_fits_best_is_not_taken_where_nobody_would_believe_it()
    {
        var result = await SearchAsync(new() { ["+a"] = .4, ["-b"] = .01 }, ["+a"], ["+a", "-b"]);

        // By hand: the second gains 2 log(.9/.5) = 1.18 nats on b and bc and loses log 100 = 4.6.
        Assert.Equal(["+a", "-b"], result.Likeliest.Background.Statements);
        Assert.Equal(["+a"], result.Best.Background.Statements);
    }

    [Fact]
    public async Task A_change_that_is_better_is_found_from_what_was_kept()
    {
        var proposer = new Proposer([["+c"]]) { Change = _ => new("+a") };

        var result = await new TextLearning(new Person([]), proposer, Few with { Rounds = 1 }).SearchAsync(Observed, Seed, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["+a"], result.Best.Background.Statements);

        // The proposer is shown what its background predicts worst: x = bc, yes by c, is no.
        Assert.Equal("bc", proposer.Missed[0].Example.Question.Text);
        Assert.Equal(.1, proposer.Missed[0].Credence, 12);
    }

    [Fact]
    public async Task A_background_is_scored_once_and_one_that_could_not_be_read_not_at_all()
    {
        var human = new Person([]);

        var result = await new TextLearning(human, new Proposer([["+a"], [], ["+a"]]), Few with { Proposals = 3 })
            .SearchAsync(Observed, Seed, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, result.Scored.Count);
        Assert.Equal(2 * Observed.Length, human.Asked);
    }

    [Fact]
    public async Task Every_query_is_in_the_ledger()
    {
        var learning = new TextLearning(new Person([]), new Proposer([["+a", "+b"]]), Few);

        await learning.SearchAsync(Observed, Seed, cancellationToken: TestContext.Current.CancellationToken);

        // Two backgrounds on four x, and two statements.
        Assert.Equal((10, 2), (learning.Ledger.Totals.JudgeCalls, learning.Ledger.Totals.PriorQueries));
    }

    [Fact]
    public async Task Ratios_come_from_both_orders()
    {
        var settings = Few with { PriorFromRatios = true, Proposals = 2 };
        var learning = new TextLearning(new Person(new() { ["+a"] = .2, ["+b"] = .6 }), new Proposer([["+b"], ["+a"]]), settings);

        var result = await learning.SearchAsync(Observed, Seed, cancellationToken: TestContext.Current.CancellationToken);

        // To the first hypothesis, +b: log of .2/.6, whatever the human's leaning to what stands first, which is .1 in log odds.
        Assert.Equal(Math.Log(.2 / .6), result.Scored.Single(s => s.Background.Statements is ["+a"]).LogPrior, 9);
        Assert.Equal(4, learning.Ledger.Totals.PriorComparisons);
    }

    [Fact]
    public async Task An_answer_that_could_not_be_read_falls_to_no_side()
    {
        var result = await new TextLearning(new Person([]) { Silent = true }, new Proposer([]), Few).SearchAsync(Observed, Seed, cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(result.Scored[0].Credences, c => Assert.Equal(.5, c));
    }

    private static TextSearchSettings Few => new() { Proposals = 1, Rounds = 0, Concurrency = 1 };

    private static Task<TextSearchResult> SearchAsync(Dictionary<string, double> priors, params string[][] proposals) =>
        new TextLearning(new Person(priors), new Proposer(proposals), Few with { Proposals = proposals.Length }).SearchAsync(Observed, Seed, cancellationToken: TestContext.Current.CancellationToken);

    private sealed class Person(Dictionary<string, double> priors) : ITextHuman
    {
        private static readonly VerdictSource Parts = new("test", "");

        public bool Silent { get; init; }

        public int Asked { get; private set; }

        public string Name => "person";

        public ValueTask<Verdict> AnswerAsync(Question question, TextBackground background, CancellationToken cancellationToken = default)
        {
            Asked++;
            var yes = background.Statements.Where(s => question.Text.Contains(s[1..], StringComparison.Ordinal)).Select(s => s[0] == '+' ? .9 : .1).FirstOrDefault(.5);
            return ValueTask.FromResult<Verdict>(Silent ? new UnparseableVerdict(Parts) : new DecidedVerdict(new(1 - yes, yes), Parts));
        }

        public ValueTask<Verdict> BelieveAsync(string statement, TextBackground given, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<Verdict>(new DecidedVerdict(new(1 - Prior(statement), Prior(statement)), Parts));

        public ValueTask<Verdict> CompareAsync(TextBackground first, TextBackground second, CancellationToken cancellationToken = default)
        {
            var odds = first.Statements.Select(Prior).Aggregate(1.0, (a, b) => a * b) / second.Statements.Select(Prior).Aggregate(1.0, (a, b) => a * b) * Math.Exp(.1);
            return ValueTask.FromResult<Verdict>(new DecidedVerdict(new(odds / (1 + odds), 1 / (1 + odds)), Parts));
        }

        private double Prior(string statement) => priors.GetValueOrDefault(statement, .99);
    }

    private sealed class Proposer(string[][] proposals) : ITextProposer
    {
        public Func<TextBackground, TextBackground?> Change { get; init; } = _ => null;

        public IReadOnlyList<(TextExample Example, double Credence)> Missed { get; private set; } = [];

        public ValueTask<TextBackground?> ProposeAsync(IReadOnlyList<TextExample> observed, int draw, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(draw < proposals.Length && proposals[draw].Length > 0 ? new TextBackground(proposals[draw]) : null);

        public ValueTask<TextBackground?> ChangeAsync(
            TextBackground background, IReadOnlyList<(TextExample Example, double Credence)> missed, int draw, CancellationToken cancellationToken = default)
        {
            Missed = missed;
            return ValueTask.FromResult(Change(background));
        }
    }
}
