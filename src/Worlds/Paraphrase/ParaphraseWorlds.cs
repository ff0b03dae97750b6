using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Paraphrase;

/// <summary>
/// One fact, said many times: m statements that are noisy copies of it. Whoever takes them one by one counts the fact m
/// times; the prior over redundant statements is where a human needs to be told what is related.
/// </summary>
public sealed record ParaphraseWorlds : IWorldFamily
{
    /// <inheritdoc/>
    public string Name => "paraphrase";

    /// <inheritdoc/>
    public string Summary => "one fact said many times: a prior asked statement by statement counts it as often";

    /// <summary>How many (x, y) are in D.</summary>
    [Description("how many examples D has"), Range(0, 100_000)]
    public int Examples { get; init; } = 20;

    /// <summary>m.</summary>
    [Description("how many statements say the fact"), Range(2, 64)]
    public int Copies { get; init; } = 10;

    /// <summary>p.</summary>
    [Description("probability that the fact is true"), Range(.001, .999)]
    public double Fact { get; init; } = .1;

    /// <summary>nu.</summary>
    [Description("probability that a copy is wrong"), Range(.001, .499)]
    public double Wrong { get; init; } = .01;

    /// <summary>eps.</summary>
    [Description("probability that an answer in D is wrong"), Range(.001, .499)]
    public double Noise { get; init; } = .1;

    /// <inheritdoc cref="IWorldFamily.Sample"/>
    public ParaphraseWorld Sample(Seed seed)
    {
        FamilySettings.Check(this);
        return new ParaphraseWorld(this, seed);
    }

    /// <inheritdoc/>
    IWorld IWorldFamily.Sample(Seed seed) => Sample(seed);
}
