using LearningThePrior.Packages.Tests.Toys;

[assembly: AssemblyFixture(typeof(FolderFeed))]

namespace LearningThePrior.Packages.Tests.Toys;

/// <summary>A folder with every library of <c>src</c> and the light tool packed as the build left them, made once for all tests.</summary>
public sealed class FolderFeed : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("learning-the-prior-");

    /// <summary>The rooms that are libraries.</summary>
    public static IReadOnlyList<string> Rooms { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(room => File.Exists(Project(room)) && ProjectFile.IsLibrary(Project(room)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Where the packages lie.</summary>
    public string Feed => Folder("feed");

    /// <summary>A folder that goes with the feed.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName;

    /// <summary>The package of a room.</summary>
    public Package Package(string room) => new(Path.Combine(Feed, $"LearningThePrior.{room}.{Build.Version}"));

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var all = Path.Combine(_folder.FullName, "all.proj");
        await File.WriteAllTextAsync(all, $"""
            <Project>
              <ItemGroup>
                <Room Include="{string.Join(';', Rooms.Append("Light").Select(Project))}" />
              </ItemGroup>
              <Target Name="Pack">
                <MSBuild Projects="@(Room)" Targets="Pack" Properties="NoBuild=true;Configuration={Build.Configuration};PackageOutputPath={Feed}" />
              </Target>
            </Project>
            """);
        await Dotnet.RunAsync(_folder.FullName, packages: null, "msbuild", all, "-t:Pack", "-nologo", "-v:quiet");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Project(string room) => Path.Combine(Repository.Root, "src", room, $"LearningThePrior.{room}.csproj");
}
