using System.ComponentModel;
using System.Diagnostics;

namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>Runs snippets in languages of others, where they are installed.</summary>
internal static class Interpreter
{
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3", "python"];

    /// <summary>A Python that has the modules, or null.</summary>
    public static async Task<string?> PythonWithAsync(IEnumerable<string> modules)
    {
        foreach (var python in Pythons)
        {
            if (await SucceedsAsync(python, "-c", string.Join('\n', modules.Select(m => $"import {m}").Prepend("pass"))))
            {
                return python;
            }
        }

        return null;
    }

    /// <summary>Whether there is an R that has the packages.</summary>
    public static Task<bool> HasRAsync(IEnumerable<string> packages) =>
        SucceedsAsync("Rscript", "-e", string.Join(';', packages.Select(p => $"library({p})").Prepend("TRUE")));

    /// <summary>Runs a program in a folder and gives what it printed.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string folder, string program, params string[] arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static async Task<bool> SucceedsAsync(string program, params string[] arguments)
    {
        try
        {
            return (await RunAsync(Path.GetTempPath(), program, arguments)).Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
