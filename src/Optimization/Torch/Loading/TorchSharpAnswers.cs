using System.Reflection;
using System.Runtime.InteropServices;

namespace LearningThePrior.Optimization.Torch.Loading;

/// <summary>Answers TorchSharp when it asks the runtime for its native library and the runtime has found none.</summary>
/// <remarks>
/// TorchSharp first probes for <c>torch_cpu</c> (or <c>torch_cuda</c>) and for <c>LibTorchSharp</c>. A failed probe makes it
/// copy 0.5 GB beside the program and fail later with a page of text, so a probe always gets some handle; the first real call
/// then brings the plain error.
/// </remarks>
/// <param name="load">Loads the library and returns its handle, or throws; asked again, does the same again.</param>
internal sealed class TorchSharpAnswers(Func<nint> load)
{
    [ThreadStatic]
    private static bool probing;

    /// <summary>The handle of the library asked for, or zero for those that are none of Torch's.</summary>
    /// <exception cref="TorchUnavailableException">The library was asked for in earnest and cannot be had.</exception>
    public nint Resolve(Assembly asking, string library)
    {
        if (asking.GetName().Name != "TorchSharp")
        {
            return 0;
        }

        var probed = probing;
        probing = library is "torch_cpu" or "torch_cuda";
        return library switch
        {
            "torch_cpu" => NativeLibrary.GetMainProgramHandle(),
            "LibTorchSharp" => probed ? LoadOrPretend() : load(),
            _ => 0,
        };
    }

    private nint LoadOrPretend()
    {
        try
        {
            return load();
        }
        catch (TorchUnavailableException)
        {
            return NativeLibrary.GetMainProgramHandle();
        }
    }
}
