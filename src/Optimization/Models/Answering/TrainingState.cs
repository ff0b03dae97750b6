using LearningThePrior.Optimization.Torch;
using TorchSharp;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>Weights and moments of a network as named arrays.</summary>
internal static class TrainingState
{
    public static void Save(IDictionary<string, double[]> saved, string name, torch.nn.Module network, Adam? adam = null)
    {
        foreach (var (parameter, tensor) in network.named_parameters())
        {
            saved[$"{name}.{parameter}"] = Weights.Read(tensor);
        }

        if (adam is not null)
        {
            foreach (var (moment, values) in adam.Save())
            {
                saved[$"{name}.{moment}"] = values;
            }
        }
    }

    /// <exception cref="InvalidDataException">It is that of another network.</exception>
    public static void Load(IReadOnlyDictionary<string, double[]> saved, string name, torch.nn.Module network, Adam? adam = null)
    {
        using var frozen = torch.no_grad();
        foreach (var (parameter, tensor) in network.named_parameters())
        {
            Weights.Write(tensor, Find(saved, $"{name}.{parameter}", (int)tensor.numel()));
        }

        adam?.Load(moment => saved.GetValueOrDefault($"{name}.{moment}"));
    }

    /// <exception cref="InvalidDataException">It is not there, or of another length.</exception>
    public static double[] Find(IReadOnlyDictionary<string, double[]> saved, string name, int length) =>
        saved.TryGetValue(name, out var values) && values.Length == length
            ? values
            : throw new InvalidDataException($"'{name}' with {length} numbers is missing: it was saved by another model.");
}
