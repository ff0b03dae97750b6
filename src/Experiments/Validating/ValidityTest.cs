namespace LearningThePrior.Experiments.Validating;

/// <summary>What is done to a debate to see whether a judge's verdict stays, as the store's labels name it.</summary>
public static class ValidityTest
{
    /// <summary>The label that names what was done.</summary>
    public const string Label = "validity";

    /// <summary>The label that names the debate that it was done to.</summary>
    public const string SourceLabel = "source_debate";

    /// <summary>The label that names the attack.</summary>
    public const string AttackLabel = "attack";

    /// <summary>Nothing: the debate as it was played, judged in both orders.</summary>
    public const string AsPlayed = "as_played";

    /// <summary>The sides are listed the other way round and keep their names; judged in both orders, so that with the debate as played there are four orders.</summary>
    public const string Relisted = "relisted";

    /// <summary>Nothing, with another draw: whether a judge agrees with itself.</summary>
    public const string Retest = "retest";

    /// <summary>No speech and no side: the judge alone, and the critic.</summary>
    public const string Alone = "alone";

    /// <summary>After the judge's own verdict the side that lost asks whether it is sure.</summary>
    public const string Challenge = "challenge";

    /// <summary>The side that lost says that it has nothing to add: what having the last word alone does.</summary>
    public const string Placebo = "placebo";

    /// <summary>The side that lost pleads once more.</summary>
    public const string Persuader = "persuader";

    /// <summary>The side that lost attacks the judge.</summary>
    public const string Attack = "attack";

    /// <summary>Those that can be left out; the debate as played and its repetition are always judged.</summary>
    public static IReadOnlyList<string> Optional { get; } = [Relisted, Alone, Challenge, Placebo, Persuader, Attack];
}
