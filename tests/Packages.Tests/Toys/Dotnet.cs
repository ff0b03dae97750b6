using System.Diagnostics;

namespace LearningThePrior.Packages.Tests.Toys;

/// <summary>The SDK, run as a user runs it, with a package folder of its own: what is tried here stays in no cache of the machine.</summary>
internal static class Dotnet
{
    /// <summary>Runs <c>dotnet</c> and returns what it printed.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="packages">The package folder; null for the usual one.</param>
    /// <param name="arguments">The words after <c>dotnet</c>.</param>
    public static async Task<string> RunAsync(string folder, string? packages, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";

        // The commands are over in seconds, in which counting calls in order to compile better gives nothing back.
        start.Environment["DOTNET_TieredPGO"] = "0";

        // A build server that outlives the command would hold its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        if (packages is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packages;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{await output}\n{await error}");
        return await output;
    }
}
