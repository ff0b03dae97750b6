using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace LearningThePrior.Benchmarks;

/// <summary>Floating-point operations per nanosecond, where a benchmark says how many one operation takes.</summary>
internal sealed class GigaflopsColumn : IColumn
{
    public string Id => nameof(GigaflopsColumn);

    public string ColumnName => "GFLOP/s";

    public bool AlwaysShow => false;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Floating-point operations of matrix products, in thousands of millions per second";

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(c => Flops(c) is not null);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        Flops(benchmarkCase) is { } flops && summary[benchmarkCase]?.ResultStatistics is { } time
            ? (flops / time.Mean).ToString("F2", CultureInfo.InvariantCulture)
            : "-";

    private static long? Flops(BenchmarkCase benchmark) =>
        benchmark.Descriptor.Type == typeof(AmplificationBenchmarks) ? AmplificationBenchmarks.Flops.GetValueOrDefault(benchmark.Descriptor.WorkloadMethod.Name)
        : TrainingBenchmarks.Flops.TryGetValue(benchmark.Descriptor.WorkloadMethod.Name, out var flops) ? flops : null;
}
