using System.Security.Cryptography;
using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Optimization.Torch.Loading;

/// <summary>
/// Keeps, in a folder of the user's own, copies of native files that do without a newer C++ library than the system has.
/// </summary>
/// <param name="folder">Where the copies are kept; made when first needed.</param>
/// <param name="log">Receives one line each time a copy is made.</param>
internal sealed class WeakenedCopy(string folder, Action<string> log)
{
    /// <summary>The user's cache folder for this program, after <c>XDG_CACHE_HOME</c>.</summary>
    public static string DefaultFolder()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") ?? "";
        return Path.Combine(
            Path.IsPathFullyQualified(cache)
                ? cache
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "learning-the-prior",
            "torch");
    }

    /// <summary>
    /// The path of the copy of a file, named by the file's hash. Made unless there already; the file itself is only read.
    /// </summary>
    /// <exception cref="TorchUnavailableException">The file is not what was expected, or the folder cannot be written.</exception>
    public string Of(string path)
    {
        try
        {
            var original = File.ReadAllBytes(path);
            var copy = ElfWeakener.Weaken(original, CppLibrary.Version, CppLibrary.Symbol);
            var target = Path.Combine(
                folder, $"{Path.GetFileNameWithoutExtension(path)}-{Convert.ToHexStringLower(SHA256.HashData(original))}.so");
            if (!Holds(target, copy))
            {
                Write(target, copy);
                log($"This system's libstdc++ lacks {CppLibrary.Version}; made a copy of {path} that does without: {target}");
            }

            return target;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new TorchUnavailableException(
                $"This system's libstdc++ lacks {CppLibrary.Version}, and no copy of {path} that does without could be made in "
                + $"{folder}. Install a libstdc++ of GCC 13 or newer, or set XDG_CACHE_HOME to a writable folder. "
                + exception.Message,
                exception);
        }
    }

    private static bool Holds(string path, byte[] content) =>
        File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    private void Write(string target, byte[] content)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        UnfinishedFile.Write(target, content);
    }
}
