using CsCheck;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Tests;

public class SumClaimsTests
{
    [Fact]
    public void False_parts_make_up_the_lie_and_one_of_them_is_false() =>
        Gen.Select(Gen.Long[-1000, 1000].Array[2, 20], Gen.Long[1, 1000], Gen.ULong).Sample((amounts, off, seed) =>
        {
            var sums = new SumClaims(new(amounts.Length));
            var truth = SumClaims.True("t", sums.Tree.Root, amounts);
            var lie = truth with { Value = truth.Value + new Amounts(off) };
            var parts = sums.FalseParts(lie, amounts, new Seed(seed));
            return sums.MakesUp("t", lie, parts)
                && sums.MakesUp("t", truth, sums.Parts(lie, amounts))
                && parts.Except(sums.Parts(lie, amounts)).Count() == 1
                && sums.FalseParts(truth, amounts, new Seed(seed)).SequenceEqual(sums.Parts(truth, amounts));
        });

    [Fact]
    public void A_single_statement_has_no_parts() =>
        Assert.Empty(new SumClaims(new(2)).FalseParts(new("t", NodeAddress.Parse("/0"), new(1)), [1, 2], default));
}
