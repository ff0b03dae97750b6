using LearningThePrior.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>Modules whose first weights follow a seed of ours, though Torch's generator is global to the process.</summary>
public static class SeededModules
{
    private static readonly Lock Generator = new();

    /// <summary>Makes a module with Torch's generator set from a seed, one module at a time.</summary>
    /// <param name="random">Gives the seed; the same state gives the same weights.</param>
    /// <param name="make">Makes the module, whose layers draw their weights as they are made.</param>
    /// <example><c>SeededModules.Make(random, () => Sequential(Linear(8, 16), ReLU(), Linear(16, 2)))</c></example>
    public static T Make<T>(SeededRandom random, Func<T> make)
        where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(make);
        lock (Generator)
        {
            manual_seed((long)(random.NextBits() >> 1));
            return make();
        }
    }

    /// <summary>
    /// Makes a layer whose weights are then given anew. A layer draws from Torch's generator as it is made, and would change what <see cref="Make"/> makes on another
    /// thread meanwhile.
    /// </summary>
    internal static T Layer<T>(Func<T> make)
        where T : nn.Module
    {
        lock (Generator)
        {
            return make();
        }
    }

    /// <summary>The module with every parameter and buffer that is not whole in double precision, as the loop's numbers are.</summary>
    internal static T InDouble<T>(T module)
        where T : nn.Module
    {
        if (module.state_dict().Values.Any(t => t.dtype is ScalarType.Float32 or ScalarType.Float16 or ScalarType.BFloat16))
        {
            module.to(ScalarType.Float64);
        }

        return module;
    }
}
