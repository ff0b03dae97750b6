using System.Globalization;
using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Optimization.Amplifying;

namespace LearningThePrior.Cli.Amplifying;

/// <summary>What amplification came to, as a table for a human.</summary>
internal static class AmplifyTable
{
    public static void Write(TextWriter output, AmplificationSummary summary, string folder)
    {
        var accuracy = summary.Accuracy;
        (string Name, HeightAccuracy Share)[] rows =
        [
            ("amplified (overseer with X)", accuracy.Amplified),
            ("teacher (X alone)", accuracy.Teacher),
            .. accuracy.Supervised is { } supervised ? [("supervised (right answers)", supervised)] : Array.Empty<(string, HeightAccuracy)>(),
        ];
        int[] heights = [.. accuracy.Amplified.ByHeight.Keys.Order()];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.Task}: share of right answers after {summary.Steps:N0} steps, in all and by height"));
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"",-28}{"all",6}{string.Concat(heights.Select(h => $"{h,6}"))}"));
        foreach (var (name, share) in rows)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-28}{share.All,6:F3}{string.Concat(heights.Select(h => share.ByHeight.TryGetValue(h, out var at) ? at.ToString("F3", CultureInfo.InvariantCulture).PadLeft(6) : "     -"))}"));
        }

        output.WriteLine();
        if (summary.Law is { } law and < 1)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"An overseer with these errors and a teacher with none: {law:F3} at every height."));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Overseer: {summary.Decompositions:N0} questions in {summary.OverseerCalls:N0} moves. Targets of X: {summary.Labels:N0}. {summary.Parameters:N0} parameters, {summary.Flop / 1e9:N0} GFLOP{(summary.SupervisedFlop is { } flop ? $" (supervised {flop / 1e9:N0})" : "")}, {summary.WallS:F0} s."));
        output.WriteLine($"Written: {Path.Combine(folder, AmplifyFolder.SummaryName)}, accuracy.svg, trained/ (weights), decompositions.jsonl");
    }
}
