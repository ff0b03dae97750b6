using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.TensorBoard;

namespace LearningThePrior.Cli.Learning;

/// <summary>Writes one world's learning curves as TensorBoard's events, a step for each round and two for the last stage, and passes progress on.</summary>
internal sealed class LearningCurves(string folder, IWorldProgress next) : IWorldProgress
{
    private readonly ScalarWriter _writer = new(folder);
    private long _step;

    public void Report(LearningProgress value)
    {
        next.Report(value);
        if (value.Measures is not { } measures)
        {
            return;
        }

        var asked = value.Ledger.Totals;
        (string Tag, double? Value)[] scalars =
        [
            ("objective", value.Objective),
            ("verdicts/all", asked.JudgeCalls),
            ("verdicts/prior", asked.PriorQueries + asked.PriorComparisons),
            ("f/loss", measures.ConditionalLoss),
            ("f/divergence", measures.Divergence),
            ("prior/loss", measures.PriorLoss),
            ("prior/overrated", measures.OverOptimisation),
            ("trust_region/radius", measures.Radius),
        ];
        _writer.Add(++_step, scalars.Where(s => s.Value is not null).Select(s => (s.Tag, s.Value!.Value)));
    }

    public void Dispose()
    {
        _writer.Dispose();
        next.Dispose();
    }
}
