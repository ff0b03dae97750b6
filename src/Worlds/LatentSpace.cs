using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>
/// The space of the compact latent z on which Mz, f and Prior all operate ("Learning the prior", section "Jointly
/// optimizing Mz and f"): the blocks' numbers in a row, each from 0 to 1.
/// </summary>
public sealed class LatentSpace
{
    private readonly int[] _offsets;

    /// <summary>Puts blocks in a row.</summary>
    /// <exception cref="ArgumentException">There is no block, or a choice has fewer than two options.</exception>
    public LatentSpace(IReadOnlyList<LatentBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        if (blocks.Count == 0 || blocks.OfType<ChoiceBlock>().Any(b => b.Options < 2))
        {
            throw new ArgumentException("A latent needs at least one block, and a choice at least two options.", nameof(blocks));
        }

        Blocks = [.. blocks];
        _offsets = new int[Blocks.Count];
        for (var i = 0; i < Blocks.Count; i++)
        {
            _offsets[i] = Dimension;
            Dimension += Blocks[i].Size;
        }
    }

    /// <summary>The blocks in order.</summary>
    public IReadOnlyList<LatentBlock> Blocks { get; }

    /// <summary>How many numbers a z has.</summary>
    public int Dimension { get; }

    /// <summary>Whether every block is a choice, so that there are finitely many rounded z.</summary>
    public bool IsDiscrete => Blocks.All(b => b is ChoiceBlock);

    /// <summary>Where the numbers of block <paramref name="index"/> begin.</summary>
    public int Offset(int index) => _offsets[index];

    /// <summary>
    /// What z says when its tree is read: every choice goes to its heaviest option (the first of equals), a number that is cut into steps to the middle of its
    /// own.
    /// </summary>
    /// <param name="z">[<see cref="Dimension"/>], each from 0 to 1.</param>
    /// <exception cref="ArgumentException">z has another length, or a number outside 0 to 1.</exception>
    public double[] Round(IReadOnlyList<double> z)
    {
        Check(z);
        double[] rounded = [.. z];
        for (var i = 0; i < Blocks.Count; i++)
        {
            if (Blocks[i] is ChoiceBlock)
            {
                SetOption(rounded, i, Option(z, i));
            }
            else if (Blocks[i] is IntervalBlock { Steps: > 0 } number)
            {
                rounded[_offsets[i]] = (Step(rounded, i) + .5) / number.Steps;
            }
        }

        return rounded;
    }

    /// <summary>The heaviest option of a choice block.</summary>
    public int Option(IReadOnlyList<double> z, int block)
    {
        ArgumentNullException.ThrowIfNull(z);
        var best = 0;
        for (var k = 1; k < Blocks[block].Size; k++)
        {
            best = z[_offsets[block] + k] > z[_offsets[block] + best] ? k : best;
        }

        return best;
    }

    /// <summary>The step, from 0, in which a number that is cut into steps lies.</summary>
    public int Step(IReadOnlyList<double> z, int block)
    {
        ArgumentNullException.ThrowIfNull(z);
        var steps = ((IntervalBlock)Blocks[block]).Steps;
        return Math.Clamp((int)Math.Floor(z[_offsets[block]] * steps), 0, steps - 1);
    }

    /// <summary>Puts all weight of a choice block on one option.</summary>
    public void SetOption(double[] z, int block, int option)
    {
        ArgumentNullException.ThrowIfNull(z);
        Array.Clear(z, _offsets[block], Blocks[block].Size);
        z[_offsets[block] + option] = 1;
    }

    /// <summary>
    /// A rounded z near the given one: numbers move by a normal step of standard deviation <paramref name="radius"/>
    /// (kept within 0 to 1), and each choice is drawn anew with probability <paramref name="radius"/>.
    /// </summary>
    public double[] Perturb(IReadOnlyList<double> z, double radius, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        var near = Round(z);
        for (var i = 0; i < Blocks.Count; i++)
        {
            if (Blocks[i] is ChoiceBlock choice)
            {
                if (random.NextBool(radius))
                {
                    SetOption(near, i, random.NextInt(choice.Options));
                }
            }
            else
            {
                var at = _offsets[i];
                near[at] = Math.Clamp(near[at] + (radius * random.NextGaussian()), 0, 1);
            }
        }

        return Round(near);
    }

    /// <summary>A rounded z drawn uniformly.</summary>
    public double[] Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var z = new double[Dimension];
        for (var i = 0; i < Blocks.Count; i++)
        {
            if (Blocks[i] is ChoiceBlock choice)
            {
                SetOption(z, i, random.NextInt(choice.Options));
            }
            else
            {
                z[_offsets[i]] = random.NextDouble();
            }
        }

        return Round(z);
    }

    /// <summary>Checks that z belongs to this space.</summary>
    /// <exception cref="ArgumentException">z has another length, or a number outside 0 to 1.</exception>
    public void Check(IReadOnlyList<double> z)
    {
        ArgumentNullException.ThrowIfNull(z);
        if (z.Count != Dimension || z.Any(v => !(v >= 0 && v <= 1)))
        {
            throw new ArgumentException($"z needs {Dimension} numbers from 0 to 1.", nameof(z));
        }
    }
}
