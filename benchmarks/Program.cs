using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using LearningThePrior.Benchmarks;

if (args is ["memory"])
{
    await CachedNodes.MeasureAsync();
    TrainingMemory.Measure();
}
else
{
    // Building all that is measured takes long on two cores.
    var config = ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10)).AddColumn(StatisticColumn.OperationsPerSecond, new GigaflopsColumn());
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
}
