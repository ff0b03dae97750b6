using System.Numerics;
using CsCheck;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;

namespace LearningThePrior.Worlds.Tests.Encyclopedia;

public class EncyclopediaClaimsTests
{
    private static readonly EncyclopediaHuman Human = new(Books.Prior, .1);
    private static readonly PriorQuestion Prior = new("prior");

    private static readonly Gen<(StateTable Table, EncyclopediaQuestion Question, Seed Seed)> Asked =
        Gen.Select(Books.Any, Gen.Int[0, 12], Gen.Double[.01, .99], Gen.ULong)
            .Select((table, levels, share, seed) =>
                (table, EncyclopediaQuestion.OfShare(NodeAddress.Parse("/0/1"), levels, share), new Seed(seed)));

    [Fact]
    public void A_lie_leads_to_the_other_answer_and_is_as_near_the_truth_as_can_be() => Asked.Sample(x =>
    {
        var claims = new EncyclopediaClaims(x.Table, Books.Prior);
        var (truth, lie) = (claims.Whole(x.Question), claims.Lie(x.Question, x.Seed));
        var step = BigInteger.Compare(truth.Value[0], lie.Value[0]);
        var nearer = lie with { Value = new(lie.Value[0] + step) };
        return Human.Conclude(x.Question, [truth]).Choice == 1 - Human.Conclude(x.Question, [lie]).Choice
            && Human.Conclude(x.Question, [truth]).Choice == Human.Conclude(x.Question, [nearer]).Choice;
    });

    [Fact]
    public void The_parts_of_a_false_count_make_it_up_and_no_arithmetic_refutes_them() => Asked.Sample(x =>
    {
        var claims = new EncyclopediaClaims(x.Table, Books.Prior);
        var atHand = claims.Lie(x.Question, x.Seed);
        while (!Human.IsElementary(x.Question, atHand))
        {
            var (parts, truth) = (claims.FalseParts(x.Question, atHand, x.Seed), claims.Parts(x.Question, atHand));
            Assert.True(Human.MakesUp(x.Question, atHand, parts));
            Assert.NotEqual(truth, parts);
            atHand = parts.Except(truth).First();
        }

        Assert.Empty(claims.FalseParts(x.Question, atHand, x.Seed));
        Assert.InRange(atHand.Value[0], 0, 1);
    });

    [Fact]
    public void True_parts_make_up_true_wholes_of_counts() => Asked.Sample(x =>
    {
        var claims = new EncyclopediaClaims(x.Table, Books.Prior);
        var whole = claims.Whole(x.Question);
        return x.Question.Levels == 0 || Human.MakesUp(x.Question, whole, claims.Parts(x.Question, whole));
    });

    [Fact]
    public void True_parts_make_up_the_true_log_prior() => Books.Any.Sample(table =>
    {
        var claims = new EncyclopediaClaims(table, Books.Prior);
        var whole = claims.Whole(Prior);
        var parts = claims.Parts(Prior, whole);
        var rows = claims.Parts(Prior, parts[0]);
        return Human.MakesUp(Prior, whole, parts)
            && Human.MakesUp(Prior, parts[0], rows)
            && rows.All(row => Human.IsElementary(Prior, row) && claims.Parts(Prior, row).Count == 0);
    });

    [Fact]
    public void A_false_log_prior_rests_on_a_false_row() =>
        Gen.Select(Books.Any, Gen.ULong).Sample((table, seed) =>
        {
            var claims = new EncyclopediaClaims(table, Books.Prior);
            var lie = claims.Lie(Prior, new(seed));
            var parts = claims.FalseParts(Prior, lie, default);
            var rows = claims.FalseParts(Prior, parts[0], default);
            var truth = claims.Parts(Prior, parts[0]);
            return lie != claims.Whole(Prior)
                && Human.MakesUp(Prior, lie, parts)
                && Human.MakesUp(Prior, parts[0], rows)
                && rows.Zip(truth).All(p => p.First.About == p.Second.About && p.First.Topic == p.Second.Topic)
                && rows.Except(truth).Any();
        });

    [Fact]
    public void Possible_backgrounds_are_lied_about_in_one_row() => Books.Possible.Sample(table =>
    {
        var claims = new EncyclopediaClaims(table, new(table.States, .4));
        var parts = claims.FalseParts(Prior, claims.Lie(Prior, default), default);
        return claims.FalseParts(Prior, parts[0], default).Except(claims.Parts(Prior, parts[0])).Count() == 1;
    });
}
