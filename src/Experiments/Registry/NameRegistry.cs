using System.Collections.Immutable;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Decomposing;
using LearningThePrior.Worlds;

namespace LearningThePrior.Experiments.Registry;

/// <summary>
/// Everything that has a name: judges, protocols, debaters, attacks, worlds, and what rooms above add. An immutable value: adding gives another
/// registry, so that nothing is shared but what was handed on. C#, the command line and <c>run.json</c> read the same strings with it.
/// </summary>
/// <example>
/// <code>
/// var names = NameRegistry.Default;
/// IProtocol protocol = names.Protocols.Make("recursive:max-depth=12");
/// IWorldFamily family = names.Worlds.Make("snow:examples=50");
/// Console.WriteLine(names.Judges.Parse("bounded:checks=1")); // bounded: defaults are not printed
/// </code>
/// </example>
public sealed class NameRegistry
{
    private readonly ImmutableDictionary<Type, ICatalog> _catalogs;
    private readonly ImmutableArray<ICatalog> _ordered;

    private NameRegistry(ImmutableDictionary<Type, ICatalog> catalogs, ImmutableArray<ICatalog> ordered) => (_catalogs, _ordered) = (catalogs, ordered);

    /// <summary>What this room and those below it register.</summary>
    public static NameRegistry Default { get; } = new NameRegistry(ImmutableDictionary<Type, ICatalog>.Empty, [])
        .WithKind("world", WorldNames.All)
        .WithKind("protocol", ProtocolNames.All)
        .WithKind("judge", [.. JudgeNames.All, .. ModelJudgeNames.All, .. CalibrationMethod.Names])
        .WithKind("debater", DebaterNames.All)
        .WithKind("attack", AttackNames.All)
        .WithKind("task", TaskNames.All)
        .WithKind("overseer", OverseerNames.All)
        .WithKind("amplification", AmplificationRules.All);

    /// <summary>All kinds, as listings show them.</summary>
    public IReadOnlyList<ICatalog> Catalogs => _ordered;

    /// <summary>The protocols.</summary>
    public Catalog<IProtocol> Protocols => Of<IProtocol>();

    /// <summary>The judges and what wraps them.</summary>
    public Catalog<JudgeFactory> Judges => Of<JudgeFactory>();

    /// <summary>How debaters of a world play.</summary>
    public Catalog<DebaterFactory> Debaters => Of<DebaterFactory>();

    /// <summary>Attacks on judges.</summary>
    public Catalog<AttackFactory> Attacks => Of<AttackFactory>();

    /// <summary>The worlds.</summary>
    public Catalog<IWorldFamily> Worlds => Of<IWorldFamily>();

    /// <summary>The tasks of amplification.</summary>
    public Catalog<IAmplificationTask> Tasks => Of<IAmplificationTask>();

    /// <summary>The overseers of tasks.</summary>
    public Catalog<OverseerFactory> Overseers => Of<OverseerFactory>();

    /// <summary>Amplification where there might be debate.</summary>
    public Catalog<AmplificationRules> Amplifications => Of<AmplificationRules>();

    /// <summary>The names that make a <typeparamref name="T"/>.</summary>
    /// <exception cref="ArgumentException">There is no such kind; <see cref="WithKind"/> adds one.</exception>
    public Catalog<T> Of<T>()
        where T : class => _catalogs.TryGetValue(typeof(T), out var found)
            ? (Catalog<T>)found
            : throw new ArgumentException($"No names are registered for {typeof(T).Name}.");

    /// <summary>The registry with further names of a kind that it has.</summary>
    /// <exception cref="ArgumentException">A name is taken, or there is no such kind.</exception>
    public NameRegistry With<T>(params IEnumerable<Entry<T>> entries)
        where T : class
    {
        var (before, after) = (Of<T>(), Of<T>().With(entries));
        return new(_catalogs.SetItem(typeof(T), after), _ordered.Replace(before, after));
    }

    /// <summary>The registry with a further kind of names.</summary>
    /// <param name="kind">What one of them is called, for example search.</param>
    /// <param name="entries">The names.</param>
    /// <exception cref="ArgumentException">There is such a kind.</exception>
    public NameRegistry WithKind<T>(string kind, params IEnumerable<Entry<T>> entries)
        where T : class
    {
        var catalog = new Catalog<T>(kind, entries);
        return new(_catalogs.Add(typeof(T), catalog), _ordered.Add(catalog));
    }
}
