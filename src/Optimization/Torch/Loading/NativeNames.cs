using System.Runtime.InteropServices;

namespace LearningThePrior.Optimization.Torch.Loading;

/// <summary>What the native files are called on one platform.</summary>
/// <param name="Rid">The runtime identifier that names the packages' folders.</param>
/// <param name="LibTorch">LibTorch's files, as search patterns, each after those it depends on.</param>
/// <param name="LibTorchSharp">The file that TorchSharp calls into.</param>
internal sealed record NativeNames(string Rid, string[] LibTorch, string LibTorchSharp)
{
    /// <summary>The names on Linux.</summary>
    public static NativeNames Linux { get; } = new(
        "linux-x64", ["libgomp*.so*", "libc10.so", "libtorch_cpu.so", "libtorch.so"], "libLibTorchSharp.so");

    private static NativeNames Windows { get; } = new(
        "win-x64", ["c10.dll", "torch_cpu.dll", "torch.dll"], "LibTorchSharp.dll");

    private static NativeNames Mac { get; } = new(
        "osx-arm64", ["libc10.dylib", "libtorch_cpu.dylib", "libtorch.dylib"], "libLibTorchSharp.dylib");

    /// <summary>The names on the platform this process runs on.</summary>
    /// <exception cref="TorchUnavailableException">Torch is not published for it.</exception>
    public static NativeNames Current() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 when OperatingSystem.IsLinux() => Linux,
        Architecture.X64 when OperatingSystem.IsWindows() => Windows,
        Architecture.Arm64 when OperatingSystem.IsMacOS() => Mac,
        _ => throw new TorchUnavailableException(
            $"Torch has no libraries for {RuntimeInformation.RuntimeIdentifier}. Run on linux-x64, win-x64 or osx-arm64."),
    };
}
