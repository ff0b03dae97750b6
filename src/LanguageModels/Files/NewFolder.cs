using System.Runtime.InteropServices;
using System.Text;

namespace LearningThePrior.LanguageModels.Files;

/// <summary>Folders that come to be in one step of the file system, so that of several processes exactly one makes each.</summary>
public static class NewFolder
{
    /// <summary>Makes a folder, and those above it that are missing, unless something has its name already.</summary>
    /// <param name="path">Where.</param>
    /// <returns>Whether this call made it.</returns>
    /// <exception cref="IOException">It cannot be made there.</exception>
    public static bool TryMake(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? full);
        var made = OperatingSystem.IsWindows() ? Native.CreateDirectory(full, 0) != 0 : Native.MakeDirectory(Text(full), AnyMode) == 0;
        if (made || Path.Exists(full))
        {
            return made;
        }

        throw Failed(path);
    }

    /// <summary>Moves a folder to a place where nothing is, or an empty folder, which it replaces.</summary>
    /// <param name="from">The folder.</param>
    /// <param name="place">Where to.</param>
    /// <exception cref="IOException">Something else is there by now, or it cannot be moved.</exception>
    internal static void Move(string from, string place)
    {
        if (OperatingSystem.IsWindows())
        {
            if (Directory.Exists(place))
            {
                Directory.Delete(place);
            }

            Directory.Move(from, place);
        }
        else if (Native.Rename(Text(from), Text(place)) != 0)
        {
            throw Failed(place);
        }
    }

    // The process's own mask takes away what others may not do.
    private const uint AnyMode = 0b111_111_111;

    private static byte[] Text(string path) => [.. Encoding.UTF8.GetBytes(path), 0];

    private static IOException Failed(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new($"{path} cannot be made: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "mkdir", SetLastError = true, ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int MakeDirectory(byte[] path, uint mode);

        [DllImport("libc", EntryPoint = "rename", SetLastError = true, ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Rename(byte[] from, byte[] to);

        [DllImport("kernel32", EntryPoint = "CreateDirectoryW", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int CreateDirectory(string path, nint security);
    }
}
