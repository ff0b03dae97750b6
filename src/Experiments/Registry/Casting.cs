using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Experiments.Registry;

/// <summary>Who debates: how the debater who argues for the truth plays, and how the one who argues for a lie.</summary>
/// <param name="Honest">Exactly if null.</param>
/// <param name="Dishonest">Exactly if null.</param>
/// <example><c>new Casting(NameRegistry.Default.Debaters.Make("erring:right=.9"))</c></example>
public sealed record Casting(DebaterFactory? Honest = null, DebaterFactory? Dishonest = null)
{
    /// <summary>The two contestants of an inquiry. Exact debaters set the two positions; the debaters named here argue for them.</summary>
    /// <param name="inquiry">What is debated.</param>
    /// <param name="lies">What the lies, and whatever else the debaters draw, derive from.</param>
    /// <exception cref="NameException">A debater cannot argue for its side.</exception>
    public (Contestant Honest, Contestant Dishonest) Contestants(Inquiry inquiry, Seed lies)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        var (truth, lie) = inquiry.Contestants(lies);
        IDebater? Debater(DebaterFactory? make, bool isHonest) => make?.Invoke(new(inquiry.Human, inquiry.Claims, inquiry.Question, isHonest, lies) { World = inquiry.World });
        return (
            truth with { Debater = Debater(Honest, isHonest: true) ?? truth.Debater },
            lie with { Debater = Debater(Dishonest, isHonest: false) ?? lie.Debater });
    }

    /// <summary>
    /// The contestants whom a protocol seats, the honest one first: both; where it seats one, either with equal probability; where debaters
    /// pick their sides, exact ones of whom the first picks the truth or the lie with equal probability.
    /// </summary>
    /// <param name="protocol">The rules.</param>
    /// <param name="inquiry">What is debated.</param>
    /// <param name="seed">The randomness of lies, errors and the draw.</param>
    /// <exception cref="NameException">A debater cannot argue for its side, or one is named where exact ones pick.</exception>
    /// <returns>What Z implies, and who sits down.</returns>
    public (Credences Truth, IReadOnlyList<Contestant> Seated) Seat(IProtocol protocol, Inquiry inquiry, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(inquiry);
        var lies = seed.For("lies");
        var (honest, dishonest) = Contestants(inquiry, lies);
        var truth = ((DistributionPosition)honest.Position).Credences;
        var isHonest = seed.For("seat").CreateRandom().NextBool(.5);
        if (protocol is OpenChoice)
        {
            if (Honest is not null || Dishonest is not null)
            {
                throw new NameException($"protocol '{protocol}' has exact debaters pick their sides; name no other debater.");
            }

            var picker = new AdaptiveDebater((ExactDebater)honest.Debater, (ExactDebater)dishonest.Debater, inquiry.Human, isHonest);
            return (truth, [.. Enumerable.Repeat(new Contestant(picker, new OpenPosition()), protocol.Contestants)]);
        }

        return (truth, protocol.Contestants switch
        {
            0 => [],
            1 => [isHonest ? honest : dishonest],
            _ => [honest, dishonest],
        });
    }
}
