using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>What is so in one taxonomy: its kinds, and which subtrees D is about. Everything follows from a seed and an address.</summary>
internal sealed class TaxonomyScheme(TaxonomyWorlds settings, Seed seed)
{
    // As many as half the leaves of a tree of depth 11; of more, a sample.
    private const int MostScored = 1_024;
    private const int MostEnumerated = 11;

    public TaxonomyWorlds Settings { get; } = settings;

    public IKinds Kinds { get; } = new HashedKinds(seed.For("kinds"), settings.Exceptions);

    /// <summary>
    /// Of every two subtrees at level h under one parent, D is about one, drawn by seed, and D* about the other.
    /// </summary>
    public bool IsNew(TaxonomyQuestion question) =>
        question.Path[Settings.Level].Index != Seen(question.Path[Settings.Level - 1]);

    /// <summary>A leaf of D's subtrees or of the others, uniformly.</summary>
    public TaxonomyQuestion Draw(bool isNew, SeededRandom random)
    {
        var kind = NodeAddress.Root;
        for (var level = 1; level <= Settings.Depth; level++)
        {
            var step = random.NextInt(2);
            kind = kind.Child(level != Settings.Level ? step : isNew ? 1 - Seen(kind) : Seen(kind));
        }

        return new(kind);
    }

    /// <summary>An (x, y) of D.</summary>
    public Observation Observe(SeededRandom random)
    {
        var question = Draw(isNew: false, random);
        return new(question, Kinds.HasAttribute(question.Kind) != random.NextBool(Settings.Noise) ? 1 : 0);
    }

    /// <summary>D's or D*'s leaves: scored on all of them where there are at most 1,024, else on as many draws.</summary>
    public QuestionSet Set(string name, bool isNew)
    {
        var random = seed.For(name).CreateRandom();
        TaxonomyQuestion[] scored = Settings.Depth <= MostEnumerated
            ? [.. Leaves().Where(question => IsNew(question) == isNew)]
            : [.. Enumerable.Range(0, MostScored).Select(_ => Draw(isNew, random))];
        return new(name, r => Draw(isNew, r), [.. scored.Select(q => ((Question)q, 1.0 / scored.Length))]);
    }

    private IEnumerable<TaxonomyQuestion> Leaves()
    {
        for (var leaf = 0; leaf < 1 << Settings.Depth; leaf++)
        {
            yield return new(NodeAddress.FromSteps(
                Enumerable.Range(0, Settings.Depth).Select(i => (leaf >> (Settings.Depth - 1 - i)) & 1)));
        }
    }

    private int Seen(NodeAddress parent) => seed.For("seen").For(parent.ToString()).CreateRandom().NextInt(2);
}
