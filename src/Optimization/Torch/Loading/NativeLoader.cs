using System.Runtime.InteropServices;

namespace LearningThePrior.Optimization.Torch.Loading;

/// <summary>Loads the native files one by one, each after those it depends on.</summary>
/// <remarks>
/// The order makes the later files find the earlier ones already in the process, by name, though they lie in other folders.
/// </remarks>
internal sealed class NativeLoader(NativeNames names, WeakenedCopy weakened)
{
    /// <summary>Loads everything and returns the handle of the library that TorchSharp calls into.</summary>
    /// <exception cref="TorchUnavailableException">A file could not be loaded, edited or cached.</exception>
    public nint Load(NativeFolders folders)
    {
        foreach (var pattern in names.LibTorch)
        {
            LoadFile(Directory.EnumerateFiles(folders.LibTorch, pattern).Order(StringComparer.Ordinal).First());
        }

        var libTorchSharp = Path.Combine(folders.LibTorchSharp, names.LibTorchSharp);
        return LoadFile(CppLibrary.IsTooOld() ? weakened.Of(libTorchSharp) : libTorchSharp);
    }

    private static nint LoadFile(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new TorchUnavailableException($"{path} could not be loaded. {Remedy()} {exception.Message}", exception);
        }
    }

    private static string Remedy() =>
        OperatingSystem.IsLinux()
            ? "It needs glibc 2.34 and libstdc++ 6.0.30 or newer (Debian 12, Ubuntu 22.04; install libstdc++6), and libgomp (part "
              + "of the package; else install libgomp1). A cache folder mounted noexec is moved by XDG_CACHE_HOME."
            : OperatingSystem.IsWindows()
                ? "It needs the Visual C++ 2015-2022 redistributable for x64."
                : "It needs macOS on Apple silicon.";
}
