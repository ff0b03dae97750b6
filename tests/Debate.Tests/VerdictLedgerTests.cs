using CsCheck;
using LearningThePrior.Debate.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Debate.Tests;

public class VerdictLedgerTests
{
    private static readonly Transcript Example = RandomTranscript.Any.Single() with { Unpacks = 3 };
    private static readonly VerdictSource Source = new("m", "r");

    [Fact]
    public void Every_kind_of_verdict_and_of_query_is_counted_as_such()
    {
        var ledger = new VerdictLedger();
        ledger.Record(Example with { Verdict = new DecidedVerdict(Credences.Uniform(2), Source), JudgeCharacters = 10 }, QueryKind.Question);
        ledger.Record(Example with { Verdict = new TieVerdict(Source), JudgeCharacters = 30 }, QueryKind.Prior);
        ledger.Record(Example with { Verdict = new AbstainedVerdict(Source), JudgeCharacters = 0 }, QueryKind.PriorRatio);
        ledger.Record(Example with { Verdict = new UnparseableVerdict(Source), JudgeCharacters = 0 }, QueryKind.Question);
        ledger.Record(Example with { Verdict = new FailedVerdict("e", Source), JudgeCharacters = 0 }, QueryKind.Question);

        var totals = ledger.Totals;
        Assert.Equal((5, 1, 1, 15), (totals.JudgeCalls, totals.PriorQueries, totals.PriorComparisons, totals.Unpacks));
        Assert.Equal((1, 1, 1, 1, 1), (totals.Decided, totals.Ties, totals.Abstained, totals.Unparseable, totals.Failed));
        Assert.Equal((40, 30, 8.0), (totals.CharactersShown, totals.LargestCharactersShown, totals.MeanCharactersShown));
    }

    [Fact]
    public void Nothing_is_lost_when_many_record_at_once()
    {
        var ledger = new VerdictLedger();
        Parallel.For(0, 10_000, _ => ledger.Record(Example, QueryKind.Prior));

        Assert.Equal((10_000, 10_000), (ledger.Totals.JudgeCalls, ledger.Totals.PriorQueries));
    }

    [Fact]
    public void Totals_of_two_runs_are_the_totals_of_one_run_of_both()
    {
        var (one, two, both) = (new VerdictLedger(), new VerdictLedger(), new VerdictLedger());
        foreach (var (i, transcript) in Enumerable.Range(0, 20).Select(i => (i, RandomTranscript.Any.Single() with { JudgeCharacters = i })))
        {
            (i % 3 == 0 ? one : two).Record(transcript, (QueryKind)(i % 3));
            both.Record(transcript, (QueryKind)(i % 3));
        }

        Assert.Equal(both.Totals, one.Totals + two.Totals);
        Assert.Equal(one.Totals, one.Totals + LedgerTotals.Zero);
        Assert.Equal(0, LedgerTotals.Zero.MeanCharactersShown);
    }
}
