namespace LearningThePrior.Worlds.Tests.Digits;

/// <summary>Real data that is not part of the project: the folder <c>shared/data</c> beside the checkout, where there is one.</summary>
internal static class SharedData
{
    public static string Folder(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "LearningThePrior.sln")))
        {
            root = root.Parent;
        }

        var folder = Path.Combine(root?.Parent?.FullName ?? "", "shared", "data", name);
        Assert.SkipUnless(Directory.Exists(folder), $"There is no {folder}.");
        return folder;
    }
}
