using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// A tree of kinds in which a kind is as its parent is, but for exceptions. D labels the leaves of half of the subtrees at
/// one level, D* asks about the others. How deep must Z be?
/// </summary>
public sealed record TaxonomyWorlds : IExplorableFamily
{
    /// <inheritdoc/>
    public string Name => "taxonomy";

    /// <inheritdoc/>
    public string Summary => "kinds that inherit an attribute, with exceptions; how deep must Z be?";

    /// <summary>How many (x, y) are in D.</summary>
    [Description("how many examples D has"), Range(0, 100_000)]
    public int Examples { get; init; } = 100;

    /// <summary>d.</summary>
    [Description("depth of the leaves"), Range(2, 60)]
    public int Depth { get; init; } = 6;

    /// <summary>The lowest level of which z tells; at most <see cref="Depth"/>.</summary>
    [Description("lowest level that Z stores; at most the depth"), Range(1, 6)]
    public int Stored { get; init; } = 4;

    /// <summary>h: at this level one of every two subtrees is D's; at most <see cref="Depth"/>.</summary>
    [Description("level at which half of the subtrees are D's; at most the depth"), Range(1, 60)]
    public int Level { get; init; } = 3;

    /// <summary>rho.</summary>
    [Description("probability that a kind is an exception to its parent"), Range(.001, .499)]
    public double Exceptions { get; init; } = .05;

    /// <summary>eps.</summary>
    [Description("probability that a label is wrong"), Range(.001, .499)]
    public double Noise { get; init; } = .1;

    /// <inheritdoc/>
    public IExplorer Explorer
    {
        get
        {
            Check();
            return new KindExplorer(this);
        }
    }

    /// <inheritdoc/>
    public int TreeDepth => Stored;

    /// <inheritdoc cref="IWorldFamily.Sample"/>
    public TaxonomyWorld Sample(Seed seed)
    {
        Check();
        return new TaxonomyWorld(this, seed);
    }

    /// <inheritdoc/>
    IWorld IWorldFamily.Sample(Seed seed) => Sample(seed);

    private void Check()
    {
        FamilySettings.Check(this);
        FamilySettings.CheckOrder(this, nameof(Stored), Stored, nameof(Depth), Depth);
        FamilySettings.CheckOrder(this, nameof(Level), Level, nameof(Depth), Depth);
    }
}
