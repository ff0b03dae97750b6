using System.Reflection;

namespace LearningThePrior.Optimization.Torch.Loading;

/// <summary>Where LibTorch's files and TorchSharp's own file were found; in a published application, the same folder.</summary>
internal sealed record NativeFolders(string LibTorch, string LibTorchSharp);

/// <summary>Looks for the native files beside the application first, then in NuGet's package folders.</summary>
/// <param name="names">What the files are called.</param>
/// <param name="applicationFolder">Where the application lies.</param>
/// <param name="packageRoots">NuGet package folders, in the order they are to be searched.</param>
/// <param name="packages">The packages the build restored, each as <c>id/version</c>.</param>
internal sealed class NativeLocator(
    NativeNames names, string applicationFolder, IReadOnlyList<string> packageRoots, IReadOnlyList<string> packages)
{
    private const string RootKey = "TorchPackageRoot";
    private const string PackageKey = "TorchPackage";

    /// <summary>
    /// A locator for this process: the folders come from the build's record in the assembly, <c>NUGET_PACKAGES</c> and the
    /// user's profile.
    /// </summary>
    public static NativeLocator FromSurroundings(NativeNames names)
    {
        var recorded = typeof(NativeLocator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .ToLookup(attribute => attribute.Key, attribute => attribute.Value ?? "");
        var profile = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] roots =
        [
            .. recorded[RootKey],
            Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? "",
            Path.Combine(profile, ".nuget", "packages"),
        ];
        return new NativeLocator(
            names,
            AppContext.BaseDirectory,
            [.. roots.Where(Path.IsPathFullyQualified).Distinct()],
            [.. recorded[PackageKey]]);
    }

    /// <summary>The first place that holds everything.</summary>
    /// <exception cref="TorchUnavailableException">No place does; the message lists those searched.</exception>
    public NativeFolders Find()
    {
        var places = Places().ToList();
        foreach (var folders in places)
        {
            var libTorch = folders.FirstOrDefault(folder => names.LibTorch.All(pattern => Holds(folder, pattern)));
            var libTorchSharp = folders.FirstOrDefault(folder => Holds(folder, names.LibTorchSharp));
            if (libTorch is not null && libTorchSharp is not null)
            {
                return new NativeFolders(libTorch, libTorchSharp);
            }
        }

        throw new TorchUnavailableException(
            $"The Torch libraries for {names.Rid} were not found. Run `dotnet restore`, or publish the application for "
            + $"{names.Rid}, or set NUGET_PACKAGES to the folder that holds {Needed()}. Searched: "
            + string.Join(", ", places.SelectMany(folders => folders)) + ".");
    }

    private IEnumerable<string[]> Places()
    {
        yield return [NativeFolder(applicationFolder)];
        yield return [applicationFolder];
        foreach (var root in packageRoots)
        {
            yield return packages.Select(package => NativeFolder(Path.Combine(root, Path.Combine(package.Split('/'))))).ToArray();
        }
    }

    private string Needed() =>
        packages.Count == 0 ? $"torchsharp and libtorch-cpu-{names.Rid}" : string.Join(" and ", packages);

    private string NativeFolder(string parent) => Path.Combine(parent, "runtimes", names.Rid, "native");

    private static bool Holds(string folder, string pattern) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, pattern).Any();
}
