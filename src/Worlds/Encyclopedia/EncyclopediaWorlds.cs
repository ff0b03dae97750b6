using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// A compact z that generates a book of 2^d leaves: a root state, a next state for each (state, branch) and a fact for
/// each state. D asks about one half of the book, D* about the other half and about pages twice as deep.
/// </summary>
public sealed record EncyclopediaWorlds : IExplorableFamily
{
    /// <summary>The most states allowed: K = 4 has 3.7 million z, of which exact Bayes needs 1 in 24.</summary>
    public const int MaxStates = 4;

    /// <inheritdoc/>
    public string Name => "encyclopedia";

    /// <inheritdoc/>
    public string Summary => "a compact z generates a book far too big to read; questions are about its leaves";

    /// <summary>How many (x, y) are in D.</summary>
    [Description("examples in D")]
    [Range(0, 1_000_000)]
    public int Examples { get; init; } = 160;

    /// <summary>K.</summary>
    [Description("states that a page can be in")]
    [Range(2, MaxStates)]
    public int States { get; init; } = 3;

    /// <summary>The depth of the leaves that D and the other half ask about.</summary>
    [Description("depth of the leaves that D asks about")]
    [Range(2, 60)]
    public int Depth { get; init; } = 8;

    /// <summary>The depth of the leaves that the deeper set asks about; at least <see cref="Depth"/>.</summary>
    [Description("depth of the leaves that the deeper part of D* asks about")]
    [Range(2, 120)]
    public int DeeperDepth { get; init; } = 16;

    /// <summary>Label noise: with what probability y is not the true answer.</summary>
    [Description("probability that an observed answer is flipped")]
    [Range(.001, .499)]
    public double Flip { get; init; } = .1;

    /// <summary>P(delta(s, b) = s).</summary>
    [Description("prior probability that a page's child is in the page's own state")]
    [Range(.01, .99)]
    public double Stay { get; init; } = .4;

    /// <summary>What the questions are about.</summary>
    [Description("leaf: single pages; aggregate: whether a share of the leaves below a page is true")]
    [EnumDataType(typeof(QuestionKind))]
    public QuestionKind Questions { get; init; } = QuestionKind.Leaf;

    /// <summary>The lowest of the three shares that aggregate questions ask for, with equal probability.</summary>
    [Description("lowest share asked for in aggregate questions")]
    [Range(.01, .99)]
    public double LowShare { get; init; } = .3;

    /// <summary>The middle share.</summary>
    [Description("middle share asked for in aggregate questions")]
    [Range(.01, .99)]
    public double MiddleShare { get; init; } = .5;

    /// <summary>The highest share.</summary>
    [Description("highest share asked for in aggregate questions")]
    [Range(.01, .99)]
    public double HighShare { get; init; } = .7;

    /// <inheritdoc/>
    public IExplorer Explorer => new BookExplorer(new(States, Stay), Stay);

    /// <inheritdoc/>
    /// <remarks>Deep enough that every reachable state has a node that tells its children.</remarks>
    public int TreeDepth => Math.Max(DeeperDepth, States);

    /// <summary>Draws one world.</summary>
    /// <param name="seed">Equal seeds give equal worlds.</param>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    public EncyclopediaWorld Sample(Seed seed)
    {
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(this, new ValidationContext(this), wrong, validateAllProperties: true))
        {
            throw new ArgumentException(string.Join(' ', wrong.Select(w => w.ErrorMessage)));
        }

        if (DeeperDepth < Depth)
        {
            throw new ArgumentException($"{nameof(DeeperDepth)} must be at least {nameof(Depth)}, which is {Depth}.");
        }

        return new EncyclopediaWorld(this, seed);
    }

    /// <inheritdoc/>
    IWorld IWorldFamily.Sample(Seed seed) => Sample(seed);
}
