using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>
/// Z as intervals: the factorised distribution over z's blocks that maximises the objective less its KL from Prior, with a probability for each option of a choice
/// and two ends for a number (<see cref="LatentBox"/>). Where a choice is a form (<see cref="ChoiceBlock.IsForm"/>), a box for each of its options, weighed as
/// components of one mixture. Where Prior proves to be off at what was found, it learns from that and the box is found again.
/// </summary>
/// <param name="free">Whether a number's distribution over its cells is free, instead of even between two ends.</param>
/// <param name="samples">Draws over which the rest of z is averaged.</param>
/// <param name="cells">Cells of a number that the world does not cut itself.</param>
public sealed class BoxPosterior(bool free = false, int samples = 64, int cells = 32) : IPosteriorMethod
{
    private const int Pool = 64;
    private const int Starts = 2;
    private const int Audits = 16;
    private const int MostFits = 3;
    private const double Negligible = 1e-4;
    private const int FreshDraws = 1_024;

    /// <inheritdoc/>
    public bool UsesObjective => true;

    /// <inheritdoc/>
    public bool IsGlobal => true;

    /// <inheritdoc/>
    public string Maximiser => ExactPrediction.BestBox;

    /// <inheritdoc/>
    public async Task<Posterior> FindAsync(PosteriorProblem problem, SeededRandom random, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(random);
        var found = Fit(problem, random);
        for (var fits = 1; fits < MostFits; fits++)
        {
            var wasOff = false;
            foreach (var z in found.Particles.Chunk(Math.Max(1, found.Particles.Count / Audits)).Select(c => c[0]))
            {
                wasOff |= await problem.AuditAsync([.. z], cancellationToken);
            }

            if (!wasOff)
            {
                break;
            }

            found = Fit(problem, random);
        }

        return found;
    }

    private Posterior Fit(PosteriorProblem problem, SeededRandom random)
    {
        var space = problem.Space;
        var grid = new BoxGrid(space, problem.Region, cells);
        var ascent = new FactorAscent(problem, grid, free, samples, random);
        var form = Enumerable.Range(0, space.Blocks.Count).FirstOrDefault(b => space.Blocks[b] is ChoiceBlock { IsForm: true }, -1);
        var pool = Enumerable.Range(0, Pool).Select(_ => space.Round(problem.Region.Draw(space, random))).Prepend(problem.Start).ToArray();
        Factors[] boxes = [.. form < 0
            ? [Best(pool, -1)]
            : Enumerable.Range(0, space.Blocks[form].Size).Select(option => Best([.. pool.Select(z => With(z, option))], form))];
        var by = problem.Objective == LatentObjective.Joint ? LatentObjective.Mixture : problem.Objective;
        var weights = PosteriorWeights.Solve(by, [.. boxes.Select(b => b.LogPrior)], [.. boxes.Select(b => b.Pieces)], boxes[0].Counts);
        var parts = boxes.Zip(weights).Where(b => b.Second > Negligible).OrderByDescending(b => b.Second).Select(b =>
        {
            var draws = Math.Max(1, (int)Math.Round(b.Second * problem.ParticleCount));
            return (Box: grid.ToBox(b.First.Q, b.Second), Draws: grid.Draw(b.First.Q, grid.Strata(draws, random)));
        }).ToArray();
        var total = parts.Sum(p => p.Box.Weight);
        return new Posterior(
            [.. parts.SelectMany(p => p.Draws)],
            [.. parts.SelectMany(p => p.Draws.Select(_ => p.Box.Weight / total / p.Draws.Length))])
        {
            Objective = Worth(by, boxes, weights),
            Boxes = free ? [] : [.. parts.Select(p => p.Box with { Weight = p.Box.Weight / total })],
        };

        // sum over D of the mixture's pieces, less its divergence from Prior.
        static double Worth(LatentObjective by, Factors[] boxes, double[] weights)
        {
            var divergence = boxes.Zip(weights, (b, w) => w > 0 ? w * (Math.Log(w) - b.LogPrior) : 0).Sum();
            double Piece(int n) => by == LatentObjective.Elbo
                ? boxes.Zip(weights, (b, w) => w * b.Pieces[n]).Sum()
                : Math.Log(boxes.Zip(weights, (b, w) => w * Math.Exp(b.Pieces[n])).Sum());
            return boxes[0].Counts.Select((count, n) => count * Piece(n)).Sum() - divergence;
        }

        double[] With(double[] z, int option)
        {
            double[] changed = [.. z];
            space.SetOption(changed, form, option);
            return changed;
        }

        // From z* where it is of the form, and from the best of what else was drawn; valued on fresh draws, as a bound is none on those that it was climbed by.
        Factors Best(double[][] among, int held)
        {
            var values = problem.Values(among);
            var starts = Enumerable.Range(0, among.Length).OrderByDescending(i => values[i]).Take(Starts);
            return starts.Select(i => ascent.Afresh(ascent.From(among[i], held), FreshDraws)).MaxBy(f => f.Value)!;
        }
    }
}
