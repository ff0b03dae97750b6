using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace LearningThePrior.Optimization.Torch.Loading;

/// <summary>
/// Loads the native half of TorchSharp from where it lies, a published application's folder or the NuGet package folder, so
/// that no build output holds a copy of it.
/// </summary>
/// <remarks>
/// Loading happens by itself when TorchSharp first asks for its library; calling <see cref="EnsureLoaded"/> before that moves
/// the wait, and an error, to a place of the caller's choosing.
/// </remarks>
public static class TorchRuntime
{
    private static readonly Lazy<nint> Library = new(Load);

    /// <summary>
    /// Loads the native libraries unless they are loaded, and sets Torch to one thread, so that sums come out the same
    /// whatever the number of cores. Safe to call from any thread, any number of times.
    /// </summary>
    /// <exception cref="TorchUnavailableException">
    /// The libraries are missing or cannot be loaded here; later calls throw it again.
    /// </exception>
    public static void EnsureLoaded() => _ = Library.Value;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Must be in place before TorchSharp's type initializer runs.")]
    internal static void AnswerTorchSharp()
    {
        var context = AssemblyLoadContext.GetLoadContext(typeof(TorchRuntime).Assembly) ?? AssemblyLoadContext.Default;
        context.ResolvingUnmanagedDll += new TorchSharpAnswers(() => Library.Value).Resolve;
    }

    private static nint Load()
    {
        var names = NativeNames.Current();
        var folders = NativeLocator.FromSurroundings(names).Find();
        var copies = new WeakenedCopy(WeakenedCopy.DefaultFolder(), Console.Error.WriteLine);
        var library = new NativeLoader(names, copies).Load(folders);
        Marshal.GetDelegateForFunctionPointer<SetThreadCount>(NativeLibrary.GetExport(library, "THSTorch_set_num_threads"))(1);
        return library;
    }

    private delegate void SetThreadCount(int count);
}
