using System.Diagnostics;

namespace LearningThePrior.Cli.Measuring;

/// <summary>The most memory that this process had at once.</summary>
internal static class PeakMemory
{
    private const string Mark = "/proc/self/clear_refs";

    /// <summary>Gives back what is not needed and, on Linux, begins to measure anew; elsewhere the peak is since the start.</summary>
    public static void Forget()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (File.Exists(Mark))
        {
            File.WriteAllText(Mark, "5");
        }
    }

    /// <summary>The peak in bytes.</summary>
    public static long Bytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
