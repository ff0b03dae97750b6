namespace LearningThePrior.Debate;

/// <summary>
/// Counts what a run costs in human judgement, the scarce thing in "Learning the prior". Safe for concurrent use.
/// </summary>
public sealed class VerdictLedger
{
    private readonly Lock _gate = new();
    private LedgerTotals _totals = LedgerTotals.Zero;

    /// <summary>What was spent so far.</summary>
    public LedgerTotals Totals
    {
        get
        {
            lock (_gate)
            {
                return _totals;
            }
        }
    }

    /// <summary>Counts one verdict.</summary>
    /// <param name="transcript">The debate that it ended.</param>
    /// <param name="kind">What was asked.</param>
    public void Record(Transcript transcript, QueryKind kind)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        Add(Of(transcript.Verdict, kind) with
        {
            Unpacks = transcript.Unpacks,
            CharactersShown = transcript.JudgeCharacters,
            LargestCharactersShown = transcript.JudgeCharacters,
        });
    }

    /// <summary>Counts one verdict that no debate went before.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="kind">What was asked.</param>
    public void Record(Verdict verdict, QueryKind kind)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        Add(Of(verdict, kind));
    }

    /// <summary>Takes over what another ledger counted.</summary>
    /// <param name="totals">For example those of an earlier session that is being resumed.</param>
    public void Add(LedgerTotals totals)
    {
        lock (_gate)
        {
            _totals += totals;
        }
    }

    private static LedgerTotals Of(Verdict verdict, QueryKind kind) => LedgerTotals.Zero with
    {
        JudgeCalls = 1,
        PriorQueries = kind == QueryKind.Prior ? 1 : 0,
        PriorComparisons = kind == QueryKind.PriorRatio ? 1 : 0,
        Decided = verdict is DecidedVerdict ? 1 : 0,
        Ties = verdict is TieVerdict ? 1 : 0,
        Abstained = verdict is AbstainedVerdict ? 1 : 0,
        Unparseable = verdict is UnparseableVerdict ? 1 : 0,
        Failed = verdict is FailedVerdict ? 1 : 0,
    };
}
