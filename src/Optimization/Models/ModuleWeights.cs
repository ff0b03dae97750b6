using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>The parameters and buffers of a module as arrays, and arrays as those of a module.</summary>
internal static class ModuleWeights
{
    /// <summary>Every parameter and buffer by its name in the module; whole numbers become doubles, which hold them exactly.</summary>
    public static IReadOnlyDictionary<string, NamedArray> Of(nn.Module module)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return module.state_dict().ToDictionary(
            w => w.Key, w => new NamedArray(w.Value.shape, w.Value.to(ScalarType.Float64).contiguous().ToArray()), StringComparer.Ordinal);
    }

    /// <summary>Sets every parameter and buffer.</summary>
    /// <exception cref="InvalidDataException">The arrays are not those of such a module; it is left as it was.</exception>
    public static void Load(nn.Module module, IReadOnlyDictionary<string, NamedArray> weights)
    {
        var own = module.state_dict();
        foreach (var (name, tensor) in own)
        {
            if (!weights.TryGetValue(name, out var array))
            {
                throw new InvalidDataException($"there is no '{name}'.");
            }

            if (!array.Shape.SequenceEqual(tensor.shape))
            {
                throw new InvalidDataException($"'{name}' is [{string.Join(", ", array.Shape)}] where [{string.Join(", ", tensor.shape)}] is needed.");
            }
        }

        if (weights.Keys.FirstOrDefault(name => !own.ContainsKey(name)) is { } more)
        {
            throw new InvalidDataException($"'{more}' belongs to another model.");
        }

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach (var (name, tensor) in own)
        {
            tensor.copy_(Ops.FromArray(weights[name].Values, weights[name].Shape is [] ? [1] : [.. weights[name].Shape]).reshape(tensor.shape));
        }
    }
}
