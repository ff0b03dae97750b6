using TorchSharp;

namespace LearningThePrior.Benchmarks;

/// <summary>Memory over 10,000 training steps of f, on snow and on the encyclopedia: it must not grow.</summary>
internal static class TrainingMemory
{
    private const int Steps = 10_000;
    private const int Between = 2_000;

    public static void Measure()
    {
        Measure("snow", Lesson.Snow());
        Measure("encyclopedia", Lesson.Encyclopedia());
    }

    private static void Measure(string world, Lesson trainer)
    {
        Console.WriteLine($"\n{"f of " + world,-20} {"managed MB",12} {"resident MB",12} {"live tensors",13}");

        // The first steps load code and fill Torch's own pools.
        trainer.Train(100, 1e-3);
        Report(0);
        for (var step = Between; step <= Steps; step += Between)
        {
            trainer.Train(Between, 1e-3);
            Report(step);
        }
    }

    private static void Report(int step)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var heap = GC.GetGCMemoryInfo();
        var managed = (heap.HeapSizeBytes - heap.FragmentedBytes) / 1e6;
        Console.WriteLine(FormattableString.Invariant(
            $"{step,14:N0} steps {managed,12:F1} {Environment.WorkingSet / 1e6,12:F1} {torch.Tensor.TotalCount,13}"));
    }
}
