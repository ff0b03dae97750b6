using System.Globalization;
using LearningThePrior.Experiments.Engine;

namespace LearningThePrior.Cli.Digits;

/// <summary>Progress as plain lines: one for each tenth of each stage.</summary>
internal sealed class StageLines(TextWriter error) : IProgress<RunProgress>
{
    private readonly Lock _lock = new();
    private (string Stage, int Tenths) _said = ("", 0);

    /// <summary>Says how many pictures are debated.</summary>
    public void Report(RunProgress value) => Report("debating", (double)value.Done / value.All);

    /// <summary>Says how far a stage is; may be called from any thread.</summary>
    public void Report(string stage, double share)
    {
        lock (_lock)
        {
            var now = (stage, Tenths: (int)(10 * share));
            if (now.stage != _said.Stage || now.Tenths > _said.Tenths)
            {
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage}: {10 * now.Tenths} %"));
                _said = now;
            }
        }
    }
}
