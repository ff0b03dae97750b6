using System.Globalization;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// What a node says: of the root, whether it has the attribute; of any other kind, whether it is an exception to its
/// parent. No page but the root's tells of the attribute itself.
/// </summary>
internal static class KindText
{
    public static string Write(NodeAddress kind, bool flips) => (kind.IsRoot, flips) switch
    {
        (true, true) => "The root kind has the attribute.",
        (true, false) => "The root kind does not have the attribute.",
        (false, true) => $"Kind {Name(kind)} is an exception to its parent.",
        (false, false) => $"Kind {Name(kind)} is like its parent.",
    };

    /// <summary>What a node says, or null where its words are not exactly those of one about that kind.</summary>
    /// <param name="kind">The node's address.</param>
    /// <param name="text">Untrusted.</param>
    public static bool? Read(NodeAddress kind, string text) =>
        text == Write(kind, true) ? true : text == Write(kind, false) ? false : null;

    /// <summary>A kind in words: its steps from the root, for example "0110".</summary>
    public static string Name(NodeAddress kind) =>
        string.Concat(kind.Steps.Select(step => step.ToString(CultureInfo.InvariantCulture)));
}
