namespace LearningThePrior.Experiments.Registry;

/// <summary>All names of one kind, as a listing shows them.</summary>
public interface ICatalog
{
    /// <summary>What the names name: judge, protocol, world and so on.</summary>
    string Kind { get; }

    /// <summary>The names, in the order in which they were registered.</summary>
    IReadOnlyList<IEntry> Entries { get; }

    /// <summary>All names with their settings and defaults, on one line.</summary>
    string Summary => string.Join(", ", Entries.Select(e => e.Form));

    /// <summary>All names with their settings, defaults and descriptions, on one line.</summary>
    string Help => string.Join("; ", Entries.Select(e => $"{e.Form} {e.Description}"));
}
