using LearningThePrior.Packages.Tests.Toys;

namespace LearningThePrior.Packages.Tests;

/// <summary>The tool without Torch, as it is packed.</summary>
public sealed class LightToolTests(FolderFeed feed)
{
    [Fact]
    public void It_is_under_15_MB() => Assert.InRange(new FileInfo(feed.Package("Light").File).Length, 1_000_000, 15_000_000);

    [Fact]
    public void It_is_one_package_for_all_systems_and_has_no_file_of_Torch()
    {
        var files = feed.Package("Light").Entries.Where(e => e.StartsWith("tools/", StringComparison.Ordinal)).ToList();

        Assert.All(files, f => Assert.StartsWith("tools/net10.0/any/", f, StringComparison.Ordinal));
        Assert.DoesNotContain(files, f => Path.GetFileName(f).Contains("torch", StringComparison.OrdinalIgnoreCase));
    }
}
