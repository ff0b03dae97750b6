using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>The options that a factorised distribution chooses from, block by block: a choice's own, and cells of equal width for a number.</summary>
internal sealed class BoxGrid(LatentSpace space, TrustRegion region, int cells)
{
    public int Blocks => space.Blocks.Count;

    public bool IsNumber(int block) => space.Blocks[block] is IntervalBlock;

    public int Options(int block) => space.Blocks[block] switch
    {
        ChoiceBlock choice => choice.Options,
        IntervalBlock { Steps: > 0 and var steps } => steps,
        _ => cells,
    };

    /// <summary>log of the volume of z that an option stands for: choices and steps are counted, other numbers measured.</summary>
    public double LogVolume(int block) => space.Blocks[block] is IntervalBlock { Steps: 0 } ? -Math.Log(cells) : 0;

    /// <summary>Whether an option lies in the region, as far as it can be told from one block.</summary>
    public bool IsOpen(int block, int option) => !IsNumber(block)
        || region.Radius >= 1
        || Math.Abs(Place(block, option, .5) - region.Centre[space.Offset(block)]) <= region.Radius;

    /// <summary>The option that a z has.</summary>
    public int OptionOf(double[] z, int block) => IsNumber(block)
        ? Math.Clamp((int)(z[space.Offset(block)] * Options(block)), 0, Options(block) - 1)
        : space.Option(z, block);

    /// <summary>Gives a block of z an option; a number comes to lie at a fraction of its cell.</summary>
    public void Put(double[] z, int block, int option, double within = .5)
    {
        if (IsNumber(block))
        {
            z[space.Offset(block)] = Place(block, option, space.Blocks[block] is IntervalBlock { Steps: > 0 } ? .5 : within);
        }
        else
        {
            space.SetOption(z, block, option);
        }
    }

    /// <summary>Draws of z from probabilities of options, a stratum for each draw in every block.</summary>
    /// <param name="q">[blocks][options].</param>
    /// <param name="uniforms">[blocks][draws], see <see cref="Strata"/>.</param>
    public double[][] Draw(double[][] q, double[][] uniforms)
    {
        var draws = Array.ConvertAll(uniforms[0], _ => new double[space.Dimension]);
        for (var block = 0; block < Blocks; block++)
        {
            for (var s = 0; s < draws.Length; s++)
            {
                var (option, left) = (0, uniforms[block][s]);
                while (option < q[block].Length - 1 && left >= q[block][option])
                {
                    left -= q[block][option++];
                }

                Put(draws[s], block, option, q[block][option] > 0 ? Math.Min(left / q[block][option], 1) : .5);
            }
        }

        return draws;
    }

    /// <summary>Latin hypercube: in every block one number from each of <paramref name="draws"/> equal parts of 0 to 1, in an order of its own.</summary>
    public double[][] Strata(int draws, SeededRandom random) => [.. Enumerable.Range(0, Blocks).Select(_ => Enumerable.Range(0, draws)
        .Select(i => (Value: (i + random.NextDouble()) / draws, Order: random.NextBits()))
        .OrderBy(p => p.Order).Select(p => p.Value).ToArray())];

    /// <summary>The distribution as ends and probabilities: of a number the ends of its likeliest cells, all that hold anything.</summary>
    public LatentBox ToBox(double[][] q, double weight)
    {
        var (low, high) = (new double[space.Dimension], new double[space.Dimension]);
        for (var block = 0; block < Blocks; block++)
        {
            var at = space.Offset(block);
            if (IsNumber(block))
            {
                low[at] = Place(block, Array.FindIndex(q[block], p => p > 0), 0);
                high[at] = Place(block, Array.FindLastIndex(q[block], p => p > 0), 1);
            }
            else
            {
                q[block].CopyTo(low, at);
                q[block].CopyTo(high, at);
            }
        }

        return new(weight, low, high);
    }

    private double Place(int block, int option, double within) => (option + within) / Options(block);
}
