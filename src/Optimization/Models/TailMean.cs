namespace LearningThePrior.Optimization.Models;

/// <summary>The mean loss over the last tenth of a training's steps.</summary>
internal sealed class TailMean(int steps)
{
    private double _sum;
    private int _counted;

    public double Value => _sum / Math.Max(1, _counted);

    public void Add(int step, double loss)
    {
        if (step >= steps * 9 / 10)
        {
            (_sum, _counted) = (_sum + loss, _counted + 1);
        }
    }
}
