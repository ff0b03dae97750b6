using System.Reflection;

namespace LearningThePrior.Packages.Tests.Toys;

/// <summary>What the build that these tests come from was told.</summary>
internal static class Build
{
    public static string Configuration { get; } = Metadata("Configuration");

    public static string PackageFolder { get; } = Metadata("PackageFolder");

    public static string Version { get; } = Metadata("Version");

    private static string Metadata(string key) =>
        typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
