using System.Text;
using LearningThePrior.Packages.Tests.Toys;

namespace LearningThePrior.Packages.Tests;

/// <summary>What <c>dotnet pack</c> makes of every library of <c>src</c>.</summary>
public sealed class LibraryTests(FolderFeed feed)
{
    public static TheoryData<string> Rooms => [.. FolderFeed.Rooms];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_package_says_what_it_is(string room)
    {
        var package = feed.Package(room);

        Assert.Contains("README.md", package.Entries);
        Assert.StartsWith($"# LearningThePrior.{room}\n", Encoding.UTF8.GetString(package.Read("README.md")), StringComparison.Ordinal);
        Assert.Equal("MIT", package.Field("license"));
        Assert.Contains("debate", package.Field("tags").Split(' '));
        Assert.InRange(package.Field("description").Length, 50, 400);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_package_has_documentation_and_symbols(string room)
    {
        var package = feed.Package(room);

        Assert.Contains($"lib/net10.0/LearningThePrior.{room}.xml", package.Entries);
        Assert.Contains($"lib/net10.0/LearningThePrior.{room}.pdb", package.Symbols);
    }

    // Debug builds keep the paths, for debuggers.
    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_package_does_not_say_where_it_was_built(string room)
    {
        var assembly = Encoding.Latin1.GetString(feed.Package(room).Read($"lib/net10.0/LearningThePrior.{room}.dll"));

        Assert.Equal(Build.Configuration == "Debug", assembly.Contains(Repository.Root, StringComparison.Ordinal));
        Assert.DoesNotContain(Build.PackageFolder, assembly, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tree")]
    [InlineData("Debate")]
    [InlineData("Judges")]
    [InlineData("Amplification")]
    [InlineData("Worlds")]
    public void Contracts_restore_MathNet_alone_beside_themselves(string room) =>
        Assert.Empty(Needed(room).Except(FolderFeed.Rooms).Except(["MathNet.Numerics"]));

    // Central pins that spread would make every package above depend on all of them.
    [Fact]
    public void A_package_depends_on_what_its_project_references_and_nothing_more() => Assert.All(FolderFeed.Rooms, room =>
        Assert.Equal(ProjectFile.References(room).Order(StringComparer.Ordinal), feed.Package(room).Dependencies.Order(StringComparer.Ordinal)));

    private IEnumerable<string> Needed(string id) =>
        FolderFeed.Rooms.Contains(id) ? [id, .. feed.Package(id).Dependencies.SelectMany(Needed)] : [id];
}
