using LearningThePrior.Debate.Debaters;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>What a protocol asks of the debater whose turn it is.</summary>
public enum SpeakingTask
{
    /// <summary>State the claim about the whole that the position rests on.</summary>
    Open,

    /// <summary>Argue freely, citing nodes and claiming what they say.</summary>
    Argue,

    /// <summary>Divide the claim at hand into its parts, or rest on one node by citing it and claiming no parts.</summary>
    Divide,

    /// <summary>Contest one of the parts on offer, or concede by contesting none.</summary>
    Challenge,

    /// <summary>
    /// Say of each part on offer how probable it is: one claim with the topic <see cref="SpeakingTurn.Probability"/> for each,
    /// in their order, in millionths.
    /// </summary>
    Estimate,

    /// <summary>Challenge a verdict by arguing anew, or accept it by claiming and citing nothing.</summary>
    Appeal,

    /// <summary>The judge's: ask the debaters something before the next round.</summary>
    Ask,

    /// <summary>The judge's: a verdict that may still be challenged.</summary>
    Rule,
}

/// <summary>All that a debater is handed when it is its turn; there is no answer key among it.</summary>
/// <param name="Question">The question debated.</param>
/// <param name="Label">What the speaker is called in this debate: "A" or "B".</param>
/// <param name="Position">What the speaker defends.</param>
/// <param name="Task">What is asked.</param>
/// <param name="Round">The round, from 0.</param>
/// <param name="AtHand">The claim to divide or whose parts are on offer; null when arguing freely.</param>
/// <param name="Offered">The parts on offer when challenging; otherwise empty.</param>
/// <param name="Heard">The turns so far that this speaker may know of.</param>
/// <param name="Reader">The speaker's own budgeted view of Z.</param>
/// <param name="Seed">The randomness of this turn.</param>
public sealed record SpeakingTurn(
    Question Question,
    string Label,
    Position Position,
    SpeakingTask Task,
    int Round,
    Claim? AtHand,
    IReadOnlyList<Claim> Offered,
    IReadOnlyList<Turn> Heard,
    TreeReader Reader,
    Seed Seed)
{
    /// <summary>The topic of an estimate's claims.</summary>
    public const string Probability = "probability";

    /// <summary>What an estimate of certainty amounts to, in millionths.</summary>
    public const int Certain = 1_000_000;

    /// <summary>How long the speech may be; what is beyond does not enter the transcript.</summary>
    public HouseRules Rules { get; init; } = HouseRules.None;

    /// <summary>What the speaker noted for itself in the earlier turns that it knows of (<see cref="Speech.Notes"/>), in order.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Which of several drafts of one speech is asked for, from 0: a model is asked for each as a draw of its own.</summary>
    public int Draft { get; init; }

    /// <summary>What a critic said of the draft that this speech is to better; null for a first draft. Untrusted.</summary>
    public Critique? Critique { get; init; }
}
