using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>
/// One way to play an item: who makes the claim that is debated (speaks first, or is the only consultant), and in which
/// order the sides are labelled and listed. A fair comparison plays all that a protocol has.
/// </summary>
/// <param name="Claim">"honest" or "dishonest"; "-" where nobody claims.</param>
/// <param name="Swapped">Whether the claimant is called B and listed second.</param>
internal sealed record Variant(string Claim, bool Swapped)
{
    /// <summary>What stands for a claim where nobody makes one.</summary>
    public const string NoClaim = "-";

    public static IReadOnlyList<Variant> Of(IProtocol protocol) => protocol.Contestants switch
    {
        0 => [new(NoClaim, false)],
        1 => [new("honest", false), new("dishonest", false)],
        _ => [new("honest", false), new("honest", true), new("dishonest", false), new("dishonest", true)],
    };

    /// <summary>Which repetition of the item it is: orders of one claim are a pair.</summary>
    public int Sample => Claim == "dishonest" ? 1 : 0;

    public Arrangement Arrangement => new(Swapped, SpeakersSwapped: false, Swapped);

    public string Id => $"{Claim}-{(Swapped ? "ba" : "ab")}";

    public Contestant[] Seat(ComparisonItem item, IProtocol protocol)
    {
        var isHonest = Claim != "dishonest";
        if (protocol is OpenChoice)
        {
            var picker = item.Picker ?? throw new ArgumentException("protocols in which a side is picked are compared on worlds, whose debaters prefer the truth or the lie as they are told; models pick by themselves: 'ltp debate --protocol open-debate' plays that.", nameof(item));
            return [.. Enumerable.Repeat(new Contestant(picker(isHonest), new OpenPosition()), protocol.Contestants)];
        }

        Contestant[] both = isHonest ? [item.Honest, item.Dishonest] : [item.Dishonest, item.Honest];
        return both[..protocol.Contestants];
    }
}
