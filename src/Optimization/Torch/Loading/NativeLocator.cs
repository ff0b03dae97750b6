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
    /// <summary>
    /// A locator for this process: the folders come from the program's runtimeconfig.json (Consumer.targets), <c>NUGET_PACKAGES</c>
    /// and the user's profile; the packages' versions from the build's record in the assembly.
    /// </summary>
    public static NativeLocator FromSurroundings(NativeNames names)
    {
        var versions = typeof(NativeLocator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .ToLookup(attribute => attribute.Key, attribute => attribute.Value ?? "");
        var profile = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] roots =
        [
            AppContext.GetData("LearningThePrior.TorchPackageRoot") as string ?? "",
            Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? "",
            Path.Combine(profile, ".nuget", "packages"),
        ];
        return new NativeLocator(
            names,
            AppContext.BaseDirectory,
            [.. roots.Where(Path.IsPathFullyQualified).Distinct()],
            [$"torchsharp/{versions["TorchSharp"].Single()}", $"libtorch-cpu-{names.Rid}/{versions["LibTorch"].Single()}"]);
    }

    /// <summary>The first place that holds everything.</summary>
    /// <exception cref="TorchUnavailableException">No place does; the message lists those searched.</exception>
    public NativeFolders Find()
    {
        var places = Places().ToList();
        var libTorch = places.FirstOrDefault(folder => names.LibTorch.All(pattern => Holds(folder, pattern)));
        var libTorchSharp = places.FirstOrDefault(folder => Holds(folder, names.LibTorchSharp));
        return libTorch is not null && libTorchSharp is not null
            ? new NativeFolders(libTorch, libTorchSharp)
            : throw new TorchUnavailableException(
                $"The Torch libraries for {names.Rid} were not found. Run `dotnet restore`, or publish the application for "
                + $"{names.Rid}, or reference the package libtorch-cpu-{names.Rid}, or set NUGET_PACKAGES to the folder that holds "
                + $"{string.Join(" and ", packages)}. Searched: {string.Join(", ", places)}.");
    }

    private IEnumerable<string> Places() =>
    [
        NativeFolder(applicationFolder),
        applicationFolder,
        .. packageRoots.SelectMany(root => packages.Select(package => NativeFolder(Path.Combine(root, Path.Combine(package.Split('/')))))),
    ];

    private string NativeFolder(string parent) => Path.Combine(parent, "runtimes", names.Rid, "native");

    private static bool Holds(string folder, string pattern) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, pattern).Any();
}
