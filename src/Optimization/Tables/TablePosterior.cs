using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization.Tables;

/// <summary>A table's posterior as intervals.</summary>
public static class TablePosterior
{
    private const double Tail = .1;

    /// <summary>Between what two values each state lies at D's end with probability .8, by the particles; their single value where there is one.</summary>
    /// <param name="structure">Reads z.</param>
    /// <param name="posterior">Particles of equal weight.</param>
    public static IReadOnlyList<(double Low, double High)> Intervals(TableStructure structure, Posterior posterior)
    {
        var last = structure.Latents.Observed - 1;
        return
        [
            .. Enumerable.Range(0, structure.Form.States).Select(state =>
            {
                double[] values = [.. posterior.Particles.Select(z => (double)structure.Latents.Value(z, state, last) / TableLatents.Thousandths).Order()];
                return (values[(int)(Tail * (values.Length - 1))], values[(int)((1 - Tail) * (values.Length - 1))]);
            }),
        ];
    }
}
