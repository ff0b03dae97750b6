using System.Runtime.InteropServices;
using LearningThePrior.Optimization.Torch.Loading;

namespace LearningThePrior.Optimization.Tests.Torch.Loading;

/// <summary>TorchSharp's own native file, as NuGet brought it; tests that need it skip where there is none.</summary>
internal static class RealLibrary
{
    public static string Path()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "The file that needs editing exists on linux-x64 only.");
        var folders = NativeLocator.FromSurroundings(NativeNames.Current()).Find();
        return System.IO.Path.Combine(folders.LibTorchSharp, NativeNames.Linux.LibTorchSharp);
    }

    public static byte[] Bytes() => File.ReadAllBytes(Path());
}
