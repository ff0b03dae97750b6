using System.Security.Cryptography;
using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Cli.Debating;

/// <summary>One of the files that a tree of documents is read from, as it was: a resumed run must debate about the same.</summary>
/// <param name="Name">Its name within the folder.</param>
/// <param name="Sha256">Of its bytes.</param>
internal sealed record DocumentHash(string Name, string Sha256)
{
    /// <summary>All files of a tree in ordinal order of their names, as they are now; null where a world makes the tree.</summary>
    public static IReadOnlyList<DocumentHash>? AllOf(string tree) => TreeChoice.IsWorld(tree) ? null
        : [.. DocumentFiles.Of(tree).Select(f => new DocumentHash(f.Name, Hash(f.Path)))];

    /// <summary>Refuses documents that are not what they were.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="then">Its files when the run began; null where that was not written down.</param>
    /// <exception cref="UserException">The first that was changed, is missing or was added.</exception>
    public static void RequireSame(string tree, IReadOnlyList<DocumentHash>? then)
    {
        if (then is null || AllOf(tree) is not { } now)
        {
            return;
        }

        var (was, stands) = (then.ToDictionary(d => d.Name, d => d.Sha256), now.ToDictionary(d => d.Name, d => d.Sha256));
        foreach (var name in was.Keys.Union(stands.Keys).Order(StringComparer.Ordinal))
        {
            var problem = (was.GetValueOrDefault(name), stands.GetValueOrDefault(name)) switch
            {
                (null, _) => "was added after the run began; take it away",
                (_, null) => "is missing and was there when the run began; restore it",
                var (before, after) when before != after => "was changed after the run began; restore it",
                _ => null,
            };
            if (problem is not null)
            {
                throw new UserException($"{(Directory.Exists(tree) ? Path.Combine(tree, name) : tree)}: {problem}, or begin a new run.");
            }
        }
    }

    /// <summary>Refuses a folder among the documents: what a run writes there would change what it is about.</summary>
    public static void RequireOutside(string tree, string option, string? folder)
    {
        if (folder is null || TreeChoice.IsWorld(tree))
        {
            return;
        }

        // Where a name begins with a dot nothing is read; two dots lead out, and one is the tree itself.
        var way = Path.GetRelativePath(tree, folder);
        if (!Path.IsPathRooted(way) && (way == "." || way.Split(Path.DirectorySeparatorChar).All(part => part[0] != '.')))
        {
            throw new UserException($"{option}: {folder} lies among the documents of --tree {tree}, which the run would change; name a folder elsewhere.");
        }
    }

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
