namespace LearningThePrior.Cli.Tests.Toys;

/// <summary>The folder that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(new(AppContext.BaseDirectory));

    private static string Above(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "LearningThePrior.sln"))
        ? folder.FullName
        : Above(folder.Parent ?? throw new FileNotFoundException("No folder above the tests holds LearningThePrior.sln."));
}
