using System.Runtime.InteropServices;

namespace LearningThePrior.Optimization.Torch.Loading;

/// <summary>What this system's C++ library lacks of what TorchSharp's native file asks for.</summary>
internal static class CppLibrary
{
    /// <summary>The version TorchSharp's file asks for, which came with GCC 13.</summary>
    public const string Version = "GLIBCXX_3.4.32";

    /// <summary>
    /// The one symbol for which it asks for that version: an anchor that GCC 13's <c>iostream</c> emits and nobody calls.
    /// </summary>
    public const string Symbol = "_ZSt21ios_base_library_initv";

    /// <summary>Whether this is Linux with a libstdc++ older than <see cref="Version"/>.</summary>
    public static bool IsTooOld() =>
        OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad("libstdc++.so.6", out var library)
        && !NativeLibrary.TryGetExport(library, Symbol, out _);
}
