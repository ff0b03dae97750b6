using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests;

/// <summary>Holds the table of rooms in docs/architecture.md: who may reference whom and which packages, read from the project files.</summary>
public sealed class ReferencesTests
{
    private static readonly Dictionary<string, Room> Table = ReadTable();

    private static readonly Dictionary<string, XDocument> Sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(p => Path.GetFileName(Path.GetDirectoryName(p)!), XDocument.Load);

    private static readonly string[] AllProjects =
    [
        .. new[] { "src", "tests", "benchmarks" }
            .Select(folder => Path.Combine(Repository.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .Where(IsSource),
    ];

    // Benchmarks that ran leave projects of their own in their output.
    private static bool IsSource(string path) => !Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar).Contains("bin");

    [Fact]
    public void Every_room_is_in_the_table_and_every_row_is_a_room() => Assert.Equal(Table.Keys.Order(), Sources.Keys.Order());

    [Fact]
    public void A_room_references_only_rooms_that_the_table_allows()
    {
        Assert.All(Sources, room =>
        {
            var referenced = References(room.Value, "ProjectReference").Select(r => Path.GetFileName(Path.GetDirectoryName(r.Replace('\\', '/'))!));
            Assert.Empty(referenced.Except(Table[room.Key].Rooms));
        });
        Assert.Equal("Debate", Path.GetFileName(Path.GetDirectoryName(Assert.Single(References(Sources["Judges"], "ProjectReference")))));
    }

    [Fact]
    public void A_room_has_exactly_the_packages_of_the_table() => Assert.All(Sources, room =>
        Assert.Equal(
            Table[room.Key].Packages.Order(),
            References(room.Value, "PackageReference").Except(Pins(room.Value)).Where(p => !p.StartsWith("libtorch-", StringComparison.Ordinal)).Order()));

    [Fact]
    public void Torch_is_referenced_by_Optimization_alone() => Assert.All(Sources, room => Assert.Equal(
        room.Key == "Optimization",
        References(room.Value, "PackageReference").Any(p => p.Contains("torch", StringComparison.OrdinalIgnoreCase))));

    [Fact]
    public void All_versions_stand_in_one_place()
    {
        var central = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"));
        var versions = central.Descendants("PackageVersion").Select(v => (string)v.Attribute("Include")!).ToHashSet();

        Assert.Equal("true", central.Descendants("ManagePackageVersionsCentrally").Single().Value);
        // Pinned centrally, a package would become a dependency of every package above it.
        Assert.Empty(central.Descendants("CentralPackageTransitivePinningEnabled"));
        Assert.NotEmpty(AllProjects);
        foreach (var reference in AllProjects.SelectMany(p => XDocument.Load(p).Descendants("PackageReference")))
        {
            Assert.Null(reference.Attribute("Version"));
            Assert.Null(reference.Attribute("VersionOverride"));
            Assert.Contains((string)reference.Attribute("Include")!, versions);
        }
    }

    [Fact]
    public void No_project_renames_its_assembly() => Assert.All(AllProjects, p => Assert.Empty(XDocument.Load(p).Descendants("AssemblyName")));

    [Fact]
    public void A_project_is_called_after_its_folder() => Assert.All(Sources.Keys, room =>
        Assert.True(File.Exists(Path.Combine(Repository.Root, "src", room, $"LearningThePrior.{room}.csproj"))));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "LearningThePrior.sln"));

        Assert.All(AllProjects, p => Assert.Contains(Path.GetFileName(p), solution, StringComparison.Ordinal));
    }

    [Fact]
    public void No_type_bears_the_last_name_of_a_namespace_around_it()
    {
        var types = Assemblies().SelectMany(a => a.GetTypes()).Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute)) && t.Namespace is not null);

        Assert.All(types, t => Assert.DoesNotContain(t.Name.Split('`')[0], t.Namespace!.Split('.').Skip(1)));
    }

    [Fact]
    public void No_type_of_Torch_stands_in_another_rooms_public_members()
    {
        var published = Sources.Keys.Where(room => room != "Optimization").SelectMany(room => Assembly.Load($"LearningThePrior.{room}").GetExportedTypes());

        Assert.All(published, type => Assert.All(
            type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).SelectMany(Mentioned).Append(type.BaseType ?? type),
            mentioned => Assert.False(mentioned.FullName?.Contains("TorchSharp", StringComparison.Ordinal) == true, $"{type} mentions {mentioned}")));
    }

    private static IEnumerable<Type> Mentioned(MemberInfo member) => member switch
    {
        MethodBase method => [.. method.GetParameters().Select(p => p.ParameterType), (method as MethodInfo)?.ReturnType ?? typeof(void)],
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static IEnumerable<Assembly> Assemblies() => Sources.Keys.Select(room => Assembly.Load($"LearningThePrior.{room}"));

    private static IEnumerable<string> References(XDocument project, string kind) =>
        project.Descendants(kind).Select(r => (string)r.Attribute("Include")!);

    // Versions of what a package brings, chosen where it names one that is not to be had everywhere.
    private static IEnumerable<string> Pins(XDocument project) =>
        project.Descendants("ItemGroup").Where(g => (string?)g.Attribute("Label") == "Pins").SelectMany(g => g.Elements().Select(r => (string)r.Attribute("Include")!));

    private static Dictionary<string, Room> ReadTable()
    {
        static string[] List(string cell) => cell.Trim() is "-" or "none" or "" ? [] : cell.Split(',', StringSplitOptions.TrimEntries);
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "architecture.md"))
            .Where(l => l.StartsWith("| `src/", StringComparison.Ordinal))
            .Select(l => l.Trim('|', ' ').Split(" | "))
            .ToDictionary(c => c[0].Trim('`', ' ')["src/".Length..]);
        return rows.ToDictionary(r => r.Key, r => new Room(
            r.Value[2].Trim() == "all" ? [.. rows.Keys.Where(k => k != r.Key)] : List(r.Value[2]), List(r.Value[3])));
    }

    private sealed record Room(string[] Rooms, string[] Packages);
}
