using LearningThePrior.Experiments.Engine;

namespace LearningThePrior.Cli.Validating;

/// <summary>Says how many debates are judged, every thousand.</summary>
internal sealed class ValidationProgress(TextWriter error) : IProgress<RunProgress>
{
    private const int Every = 1_000;

    public void Report(RunProgress value)
    {
        if (value.Done % Every == 0)
        {
            error.WriteLine(FormattableString.Invariant($"{value.Done:N0} debates judged"));
        }
    }
}
