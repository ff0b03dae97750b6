using System.Text;
using LearningThePrior.Optimization.Torch.Loading;

namespace LearningThePrior.Optimization.Tests.Torch.Loading;

public sealed class CppLibraryTests
{
    [Fact]
    public void The_library_is_too_old_exactly_when_its_file_does_not_hold_the_version()
    {
        var holds = File.ReadAllBytes(Assert.Single(Mapped("/libstdc++.so"))).AsSpan()
            .IndexOf(Encoding.ASCII.GetBytes(CppLibrary.Version + '\0')) >= 0;

        Assert.Equal(!holds, CppLibrary.IsTooOld());
    }

    [Fact]
    public void The_copy_is_loaded_exactly_when_the_library_is_too_old()
    {
        var package = RealLibrary.Path();

        TorchRuntime.EnsureLoaded();

        var loaded = Assert.Single(Mapped("/libLibTorchSharp"));
        Assert.Equal(CppLibrary.IsTooOld(), loaded != package);
    }

    private static List<string> Mapped(string part)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists what a process has loaded in a file.");
        return File.ReadLines("/proc/self/maps")
            .Where(line => line.Contains(part, StringComparison.Ordinal))
            .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..])
            .Distinct()
            .ToList();
    }
}
