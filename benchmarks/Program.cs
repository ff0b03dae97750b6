using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using LearningThePrior.Benchmarks;
using LearningThePrior.Benchmarks.Measuring;

if (args is ["memory"])
{
    await CachedNodes.MeasureAsync();
    TrainingMemory.Measure();
    return 0;
}

var measures = new RootCommand("Measures of whole commands under a generated load; without one of these, BenchmarkDotNet's own options.")
{
    GeneratedAnalysisCommand.Make(Console.Out, Console.Error),
    ReportSizeCommand.Make(Console.Out),
    ImportSpeedCommand.Make(Console.Out),
    GatewayCommand.Make(Console.Out, Console.Error),
    ReplyCommand.Make(Console.Out),
    ClusterCommand.Make(Console.Out),
    ScaleCommand.Make(Console.Out),
    LearnTableCommand.Make(Console.Out, Console.Error),
};
if (args is [var word, ..] && measures.Subcommands.Any(c => c.Name == word))
{
    return await measures.Parse(args).InvokeAsync();
}

// Building all that is measured takes long on two cores.
var config = ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10)).AddColumn(StatisticColumn.OperationsPerSecond, new GigaflopsColumn());
BenchmarkSwitcher.FromAssembly(typeof(GigaflopsColumn).Assembly).Run(args, config);
return 0;
