using LearningThePrior.Optimization.Torch.Loading;

namespace LearningThePrior.Optimization.Tests.Torch.Loading;

public sealed class NativeLocatorTests : IDisposable
{
    private const string Native = "runtimes/linux-x64/native";

    private static readonly string[] LibTorch = ["libgomp-98b21ff3.so.1", "libc10.so", "libtorch_cpu.so", "libtorch.so"];

    private readonly TemporaryFolder application = new();
    private readonly TemporaryFolder firstRoot = new();
    private readonly TemporaryFolder secondRoot = new();

    public void Dispose()
    {
        application.Dispose();
        firstRoot.Dispose();
        secondRoot.Dispose();
    }

    [Fact]
    public void The_package_folders_are_searched_in_order()
    {
        Fill(secondRoot, $"libtorch/1/{Native}", LibTorch);
        Fill(secondRoot, $"torchsharp/2/{Native}", "libLibTorchSharp.so");

        var found = Locator().Find();

        Assert.Equal(Path.Combine(secondRoot.Path, "libtorch", "1", "runtimes", "linux-x64", "native"), found.LibTorch);
        Assert.Equal(Path.Combine(secondRoot.Path, "torchsharp", "2", "runtimes", "linux-x64", "native"), found.LibTorchSharp);
    }

    [Theory]
    [InlineData(Native)]
    [InlineData(".")]
    public void Files_published_beside_the_application_come_first(string folder)
    {
        Fill(application, folder, [.. LibTorch, "libLibTorchSharp.so"]);
        Fill(firstRoot, $"libtorch/1/{Native}", LibTorch);
        Fill(firstRoot, $"torchsharp/2/{Native}", "libLibTorchSharp.so");

        Assert.StartsWith(application.Path, Locator().Find().LibTorchSharp, StringComparison.Ordinal);
    }

    [Fact]
    public void A_half_restored_package_folder_is_passed_over()
    {
        Fill(firstRoot, $"libtorch/1/{Native}", LibTorch[..2]);
        Fill(secondRoot, $"libtorch/1/{Native}", LibTorch);
        Fill(secondRoot, $"torchsharp/2/{Native}", "libLibTorchSharp.so");

        Assert.StartsWith(secondRoot.Path, Locator().Find().LibTorch, StringComparison.Ordinal);
    }

    // So it is in a build output of someone who references the packages: LibTorch by itself is copied there, TorchSharp's file is not.
    [Fact]
    public void The_two_halves_may_lie_in_different_places()
    {
        Fill(application, Native, LibTorch);
        Fill(firstRoot, $"torchsharp/2/{Native}", "libLibTorchSharp.so");

        var found = Locator().Find();

        Assert.StartsWith(application.Path, found.LibTorch, StringComparison.Ordinal);
        Assert.StartsWith(firstRoot.Path, found.LibTorchSharp, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_found_the_error_names_the_remedy_and_every_folder_searched()
    {
        var error = Assert.Throws<TorchUnavailableException>(() => Locator().Find());

        Assert.Contains("dotnet restore", error.Message, StringComparison.Ordinal);
        Assert.Contains("NUGET_PACKAGES", error.Message, StringComparison.Ordinal);
        Assert.All(
            [application.Path, firstRoot.Path, secondRoot.Path],
            folder => Assert.Contains(folder, error.Message, StringComparison.Ordinal));
    }

    private NativeLocator Locator() =>
        new(NativeNames.Linux, application.Path, [firstRoot.Path, secondRoot.Path], ["torchsharp/2", "libtorch/1"]);

    private static void Fill(TemporaryFolder parent, string folder, params string[] files)
    {
        foreach (var file in files)
        {
            parent.File(Path.Combine(folder, file));
        }
    }
}
