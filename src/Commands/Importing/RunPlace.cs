namespace LearningThePrior.Cli.Importing;

/// <summary>Where a new run's folder goes.</summary>
internal static class RunPlace
{
    /// <summary>The folder that was asked for, or the first of runs/NAME-1, runs/NAME-2, ... that does not stand.</summary>
    public static string Choose(string? asked, string name)
    {
        if (asked is not null)
        {
            return string.IsNullOrWhiteSpace(asked) ? throw new UserException("--out must name a folder; it is blank.") : asked;
        }

        for (var i = 1; ; i++)
        {
            var path = Path.Combine("runs", FormattableString.Invariant($"{name}-{i}"));
            if (!Path.Exists(path))
            {
                return path;
            }
        }
    }
}
