using CsCheck;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.LanguageModels.Tests.Calls;

/// <summary>Totals add up in any order, and an unknown part is never zero.</summary>
public sealed class CallTotalsTests
{
    private static readonly Gen<CallTotals> Totals = Gen.Select(Gen.Long[0, 1000], Gen.Long[0, 1000], Gen.Decimal[0, 1000], Gen.Int[0, 1]).Select((calls, tokens, cost, unknown) => new CallTotals
    {
        Calls = calls,
        Replayed = calls / 2,
        Failed = calls / 3,
        Attempts = calls * 2,
        Retries = calls,
        InputTokens = tokens,
        OutputTokens = tokens / 5,
        KnownCost = decimal.Round(cost, 6),
        UnknownCost = unknown,
    });

    [Fact]
    public void Order_does_not_matter_and_none_adds_nothing() => Gen.Select(Totals, Totals, Totals).Sample((a, b, c) =>
    {
        Assert.Equal(a + b, b + a);
        Assert.Equal(a + b + c, a + (b + c));
        Assert.Equal(a, a + CallTotals.None);
    });

    [Fact]
    public void The_cost_is_known_where_every_part_is() => Gen.Select(Totals, Totals).Sample((a, b) =>
        Assert.Equal(a.Cost is null || b.Cost is null ? null : a.Cost + b.Cost, (a + b).Cost));
}
