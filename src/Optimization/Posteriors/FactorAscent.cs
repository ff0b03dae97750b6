using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>
/// Coordinate ascent on a factorised q: block after block is given its best distribution while the rest stays. What the rest of z makes of an option is averaged
/// over draws from q; the same stratified numbers are used throughout, so that a step is not taken for luck.
/// </summary>
internal sealed class FactorAscent(PosteriorProblem problem, BoxGrid grid, bool free, int samples, SeededRandom random)
{
    private const int RowsAtOnce = 256;
    private const int MostSweeps = 12;
    private const double Enough = .01;

    private readonly double[][] _uniforms = grid.Strata(samples, random);
    private readonly double[] _counts = [.. problem.Counts];

    /// <summary>The best q that is reached from a z.</summary>
    /// <param name="start">A rounded z.</param>
    /// <param name="held">A block that keeps its option; -1 for none.</param>
    public Factors From(double[] start, int held)
    {
        var q = Enumerable.Range(0, grid.Blocks).Select(b => Enumerable.Range(0, grid.Options(b)).Select(k => k == grid.OptionOf(start, b) ? 1.0 : 0).ToArray()).ToArray();
        var found = Climb(q, held, LatentObjective.Elbo);

        // The lower bound is the smoother hill; the others begin where it ends.
        return problem.Objective == LatentObjective.Elbo ? found : Climb(found.Q, held, problem.Objective);
    }

    /// <summary>The same q, valued on draws by which it was not climbed.</summary>
    public Factors Afresh(Factors found, int draws) => Weigh(found.Q, problem.Objective, grid.Strata(draws, random));

    /// <summary>Sweeps over the blocks until they gain no more; the start is a point, which is not kept even where it is better.</summary>
    private Factors Climb(double[][] q, int held, LatentObjective objective)
    {
        var best = Weigh([.. q.Select(p => p.ToArray())], objective, _uniforms);
        for (var (sweep, last) = (0, best.Value); sweep < MostSweeps; sweep++)
        {
            for (var block = 0; block < grid.Blocks; block++)
            {
                if (block != held)
                {
                    q[block] = Best(q, block, objective);
                }
            }

            var now = Weigh([.. q.Select(p => p.ToArray())], objective, _uniforms);
            best = now.Value > best.Value || sweep == 0 ? now : best;
            if (Math.Abs(now.Value - last) < Enough)
            {
                break;
            }

            last = now.Value;
        }

        return best;
    }

    private double[] Best(double[][] q, int block, LatentObjective objective)
    {
        var draws = grid.Draw(q, _uniforms);
        int[] open = [.. Enumerable.Range(0, grid.Options(block)).Where(k => grid.IsOpen(block, k) || q[block][k] > 0)];
        var rows = open.SelectMany(k => draws.Select(z =>
        {
            double[] changed = [.. z];
            grid.Put(changed, block, k);
            return changed;
        })).ToArray();
        var (rowPriors, rowLogs) = Evaluate(rows);
        var (logPriors, pieces) = (new double[grid.Options(block)], new double[grid.Options(block)][]);
        Array.Fill(logPriors, double.NegativeInfinity);
        Array.Fill(pieces, [.. Counts(objective).Select(_ => double.NegativeInfinity)]);
        foreach (var (i, k) in open.Index())
        {
            var (from, to) = (i * draws.Length, (i + 1) * draws.Length);
            logPriors[k] = rowPriors[from..to].Average() + grid.LogVolume(block);
            pieces[k] = Pieces(rowLogs[from..to], objective);
        }

        // One piece of all of D is what the joint objective has.
        var by = objective == LatentObjective.Joint ? LatentObjective.Mixture : objective;
        return free || !grid.IsNumber(block)
            ? FactorFit.Free(by, logPriors, pieces, Counts(objective))
            : FactorFit.Interval(by, logPriors, pieces, Counts(objective));
    }

    /// <summary>What q is worth by an objective, on draws.</summary>
    private Factors Weigh(double[][] q, LatentObjective objective, double[][] uniforms)
    {
        var (logPriors, logs) = Evaluate(grid.Draw(q, uniforms));
        var entropy = q.Select((probabilities, block) => probabilities.Sum(p => p > 0 ? p * (grid.LogVolume(block) - Math.Log(p)) : 0)).Sum();
        return new(q, logPriors.Average() + entropy, Pieces(logs, objective), Counts(objective));
    }

    private double[] Counts(LatentObjective objective) => objective == LatentObjective.Joint ? [1] : _counts;

    /// <summary>[draws][N] -> [N], or the one sum: by the lower bound the mean, else the log of the mean likelihood.</summary>
    private double[] Pieces(double[][] logs, LatentObjective objective)
    {
        var rows = objective == LatentObjective.Joint ? [.. logs.Select(l => new[] { problem.Sum(l) })] : logs;
        return [.. rows[0].Select((_, n) =>
        {
            if (objective == LatentObjective.Elbo)
            {
                return rows.Average(r => r[n]);
            }

            var top = rows.Max(r => r[n]);
            return top + Math.Log(rows.Average(r => Math.Exp(r[n] - top)));
        })];
    }

    private (double[] LogPriors, double[][] Logs) Evaluate(double[][] rows)
    {
        var parts = rows.Chunk(RowsAtOnce).Select(problem.Evaluate).ToList();
        return ([.. parts.SelectMany(p => p.LogPriors)], [.. parts.SelectMany(p => p.LogLikelihoods)]);
    }
}

/// <summary>A factorised q and what it is worth.</summary>
/// <param name="Q">[blocks][options].</param>
/// <param name="LogPrior">Minus KL(q || Prior), in nats.</param>
/// <param name="Pieces">[N], or one for all of D: what the objective adds up.</param>
/// <param name="Counts">[N], or one.</param>
internal sealed record Factors(double[][] Q, double LogPrior, double[] Pieces, double[] Counts)
{
    /// <summary>The objective.</summary>
    public double Value { get; } = LogPrior + Pieces.Zip(Counts, (p, n) => p * n).Sum();
}
