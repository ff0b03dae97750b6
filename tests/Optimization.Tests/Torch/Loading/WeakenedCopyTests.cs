using System.Collections.Concurrent;
using System.Security.Cryptography;
using LearningThePrior.Optimization.Torch.Loading;

namespace LearningThePrior.Optimization.Tests.Torch.Loading;

public sealed class WeakenedCopyTests : IDisposable
{
    private readonly TemporaryFolder cache = new();
    private readonly ConcurrentQueue<string> log = [];

    public void Dispose() => cache.Dispose();

    [Fact]
    public void The_package_file_is_untouched_and_its_hash_names_the_copy()
    {
        var package = RealLibrary.Path();
        var before = Hash(package);

        var copy = Copies().Of(package);

        Assert.Equal(before, Hash(package));
        Assert.Equal($"libLibTorchSharp-{before}.so", Path.GetFileName(copy));
        Assert.NotEqual(before, Hash(copy));
    }

    [Fact]
    public void The_copy_is_made_once_and_said_in_one_line()
    {
        var package = RealLibrary.Path();

        var first = Copies().Of(package);
        var written = File.GetLastWriteTimeUtc(first);
        var second = Copies().Of(package);

        Assert.Equal(first, second);
        Assert.Equal(written, File.GetLastWriteTimeUtc(second));
        var line = Assert.Single(log);
        Assert.DoesNotContain('\n', line);
        Assert.Contains(first, line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_copy_is_made_anew()
    {
        var package = RealLibrary.Path();
        var copy = Copies().Of(package);
        var whole = Hash(copy);
        File.WriteAllBytes(copy, File.ReadAllBytes(copy)[..1000]);

        Copies().Of(package);

        Assert.Equal(whole, Hash(copy));
    }

    [Fact]
    public void Many_makers_at_once_leave_one_whole_copy_and_nothing_else()
    {
        var package = RealLibrary.Path();

        Parallel.For(0, 16, _ => Copies().Of(package));

        var copy = Assert.Single(Directory.GetFiles(cache.Path));
        Assert.Equal(ElfWeakener.Weaken(File.ReadAllBytes(package), CppLibrary.Version, CppLibrary.Symbol), File.ReadAllBytes(copy));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_gives_an_error_that_names_the_remedy()
    {
        var package = RealLibrary.Path();
        var inTheWay = cache.File("a-file-where-the-folder-should-be");

        var error = Assert.Throws<TorchUnavailableException>(() => new WeakenedCopy(inTheWay, log.Enqueue).Of(package));

        Assert.Contains("XDG_CACHE_HOME", error.Message, StringComparison.Ordinal);
        Assert.Contains(inTheWay, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_kind_gives_an_error_that_names_it()
    {
        var script = cache.File("libLibTorchSharp.so");

        var error = Assert.Throws<TorchUnavailableException>(() => Copies().Of(script));

        Assert.Contains(script, error.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidDataException>(error.InnerException);
    }

    private WeakenedCopy Copies() => new(cache.Path, log.Enqueue);

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
