using System.ComponentModel;
using System.Diagnostics;

namespace LearningThePrior.Gateway.Tests.Independent;

/// <summary>Packages of npm, installed once into a folder of the machine's temporary files that bears their versions.</summary>
internal static class NodePackages
{
    private static readonly string[] Packages = ["@copilotkit/aimock@1.43.0", "@dwmkerr/mock-llm@0.1.29"];

    private static string Folder => Path.Combine(Path.GetTempPath(), "learning-the-prior-aimock-1.43.0-mock-llm-0.1.29");

    /// <summary>The file of a package, or why there is none.</summary>
    public static async Task<(string? Folder, string? Problem)> InstallAsync()
    {
        var done = Path.Combine(Folder, "installed");
        if (File.Exists(done))
        {
            return (Folder, null);
        }

        // Into a folder of its own first, so that two runs at once, or one that was killed, leave nothing half installed.
        var fresh = Directory.CreateTempSubdirectory("learning-the-prior-npm-").FullName;
        try
        {
            using var npm = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
            {
                ArgumentList = { "install", "--prefix", fresh, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error", Packages[0], Packages[1] },
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            var said = npm.StandardError.ReadToEndAsync();
            _ = npm.StandardOutput.ReadToEndAsync();
            using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            await npm.WaitForExitAsync(late.Token);
            if (npm.ExitCode != 0)
            {
                return (null, $"npm could not install the independent servers: {(await said).Split('\n')[0]}");
            }

            await File.WriteAllTextAsync(Path.Combine(fresh, "installed"), "");
            if (!Directory.Exists(Folder))
            {
                Directory.Move(fresh, Folder);
            }

            return (Folder, null);
        }
        catch (Exception e) when (e is Win32Exception or OperationCanceledException or IOException)
        {
            return File.Exists(done) ? (Folder, null) : (null, $"the independent servers cannot be installed here: {e.Message}");
        }
        finally
        {
            if (Directory.Exists(fresh))
            {
                Directory.Delete(fresh, recursive: true);
            }
        }
    }
}
