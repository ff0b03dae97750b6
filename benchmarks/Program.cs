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
    var config = DefaultConfig.Instance.AddColumn(StatisticColumn.OperationsPerSecond, new GigaflopsColumn());
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
}
