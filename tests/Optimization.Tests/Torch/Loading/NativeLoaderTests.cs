using LearningThePrior.Optimization.Torch.Loading;

namespace LearningThePrior.Optimization.Tests.Torch.Loading;

public sealed class NativeLoaderTests
{
    [Fact]
    public void A_file_the_system_refuses_is_named_with_the_remedy()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The remedy is worded for each system; this one is Linux's.");
        using var folder = new TemporaryFolder();
        var broken = folder.File("libgomp-broken.so.1");
        var loader = new NativeLoader(NativeNames.Linux, new WeakenedCopy(folder.Path, _ => { }));

        var error = Assert.Throws<TorchUnavailableException>(() => loader.Load(new NativeFolders(folder.Path, folder.Path)));

        Assert.Contains(broken, error.Message, StringComparison.Ordinal);
        Assert.Contains("install libgomp1", error.Message, StringComparison.Ordinal);
        Assert.Contains("install libstdc++6", error.Message, StringComparison.Ordinal);
    }
}
