using System.Text.Json.Serialization;

namespace LearningThePrior.Debate;

/// <summary>What human judgement was spent, and on what came of it. Counts; totals of several runs add up.</summary>
public sealed record LedgerTotals
{
    /// <summary>Verdicts asked for, of all kinds.</summary>
    public required long JudgeCalls { get; init; }

    /// <summary>Of these, how many asked how probable one Z is.</summary>
    public required long PriorQueries { get; init; }

    /// <summary>Of these, how many compared two Zs.</summary>
    public required long PriorComparisons { get; init; }

    /// <summary>Steps of unpacking that Mz took.</summary>
    public required long Unpacks { get; init; }

    /// <summary>Characters of Z that judges were shown, by reading nodes.</summary>
    public required long CharactersShown { get; init; }

    /// <summary>The most characters that a judge was shown for one verdict.</summary>
    public required long LargestCharactersShown { get; init; }

    /// <summary>Verdicts with credences.</summary>
    public required long Decided { get; init; }

    /// <summary>Ties.</summary>
    public required long Ties { get; init; }

    /// <summary>Abstentions.</summary>
    public required long Abstained { get; init; }

    /// <summary>Replies that could not be read.</summary>
    public required long Unparseable { get; init; }

    /// <summary>Calls that failed.</summary>
    public required long Failed { get; init; }

    /// <summary>Questions that an overseer answered himself, where verdicts came by amplification.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long OverseerCalls { get; init; }

    /// <summary>Moves that an overseer was asked for, where verdicts came by amplification.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long OverseerMoves { get; init; }

    /// <summary>Characters of Z shown for each verdict on average; 0 where there was none.</summary>
    public double MeanCharactersShown => JudgeCalls == 0 ? 0 : (double)CharactersShown / JudgeCalls;

    /// <summary>Nothing spent.</summary>
    public static LedgerTotals Zero { get; } = new()
    {
        JudgeCalls = 0,
        PriorQueries = 0,
        PriorComparisons = 0,
        Unpacks = 0,
        CharactersShown = 0,
        LargestCharactersShown = 0,
        Decided = 0,
        Ties = 0,
        Abstained = 0,
        Unparseable = 0,
        Failed = 0,
    };

    /// <summary>The totals of two ledgers together.</summary>
    public static LedgerTotals operator +(LedgerTotals left, LedgerTotals right) => Add(left, right);

    /// <summary>The totals of two ledgers together.</summary>
    public static LedgerTotals Add(LedgerTotals left, LedgerTotals right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new()
        {
            JudgeCalls = left.JudgeCalls + right.JudgeCalls,
            PriorQueries = left.PriorQueries + right.PriorQueries,
            PriorComparisons = left.PriorComparisons + right.PriorComparisons,
            Unpacks = left.Unpacks + right.Unpacks,
            CharactersShown = left.CharactersShown + right.CharactersShown,
            LargestCharactersShown = Math.Max(left.LargestCharactersShown, right.LargestCharactersShown),
            Decided = left.Decided + right.Decided,
            Ties = left.Ties + right.Ties,
            Abstained = left.Abstained + right.Abstained,
            Unparseable = left.Unparseable + right.Unparseable,
            Failed = left.Failed + right.Failed,
            OverseerCalls = left.OverseerCalls + right.OverseerCalls,
            OverseerMoves = left.OverseerMoves + right.OverseerMoves,
        };
    }
}
