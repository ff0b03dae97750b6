namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>Public data that this project did not make: a sibling folder of the repository, absent on most machines.</summary>
internal static class SharedData
{
    public static string Repository { get; } = Above(AppContext.BaseDirectory);

    /// <summary>A path in it; the test is skipped where it is absent.</summary>
    public static string Path(params string[] parts)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine([Repository, "..", "shared", "data", .. parts]));
        Assert.SkipUnless(System.IO.Path.Exists(path), $"{System.IO.Path.Combine(["../shared/data", .. parts])} is not here.");
        return path;
    }

    private static string Above(string folder) => File.Exists(System.IO.Path.Combine(folder, "LearningThePrior.sln"))
        ? folder
        : Above(System.IO.Path.GetDirectoryName(System.IO.Path.TrimEndingDirectorySeparator(folder))!);
}
