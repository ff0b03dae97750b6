using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Cli.Importing;

/// <summary>
/// Where a new run's folder goes. A default name is claimed by making the folder, so that two commands at once never have the same one;
/// a claim of which nothing came is given up by disposing.
/// </summary>
internal sealed class RunPlace : IDisposable
{
    private readonly bool _claimed;

    private RunPlace(string path, bool claimed) => (Path, _claimed) = (path, claimed);

    public string Path { get; }

    /// <summary>The folder that was asked for, or the first of runs/NAME-1, runs/NAME-2, ... that nobody has.</summary>
    public static RunPlace Choose(string? asked, string name)
    {
        if (asked is not null)
        {
            return string.IsNullOrWhiteSpace(asked) ? throw new UserException("--out must name a folder; it is blank.") : new(asked, claimed: false);
        }

        for (var i = 1; ; i++)
        {
            var path = System.IO.Path.Combine("runs", FormattableString.Invariant($"{name}-{i}"));
            if (!System.IO.Path.Exists(path) && NewFolder.TryMake(path))
            {
                return new(path, claimed: true);
            }
        }
    }

    /// <summary>Takes the folder away if it was claimed and is still empty.</summary>
    public void Dispose()
    {
        if (_claimed && Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
        {
            Directory.Delete(Path);
        }
    }
}
