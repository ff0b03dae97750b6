using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Torch.Loading;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>The file of a learned Mz: its weights, and beside them as JSON what is to be known of it.</summary>
internal static class UnpackerFile
{
    private const string About = "unpacker";

    /// <summary>The file's content.</summary>
    public static byte[] Write(IPageModel model, UnpackerInfo info) => WeightFile.Write(
        ModuleWeights.Of(model.Module),
        new Dictionary<string, string> { [About] = JsonSerializer.Serialize(info, UnpackerInfoJson.Default.UnpackerInfo) });

    /// <summary>Makes the network that a file holds.</summary>
    /// <exception cref="InvalidDataException">The file is cut off, or was learned from another human; the message says so in one line.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "Whoever asks for the network disposes it.")]
    public static (IPageModel Model, UnpackerInfo Info) Read(string file, IExplorer explorer)
    {
        var (arrays, about) = WeightFile.Read(file);
        var info = ReadInfo(file, about);
        if (info.Explorer != explorer.Name)
        {
            throw new InvalidDataException($"{file}: is the Mz of {info.Explorer}, and cannot write the pages of {explorer.Name}.");
        }

        TorchRuntime.EnsureLoaded();
        var model = new PageNetwork(info.Layout(explorer), info.Network!, default);
        try
        {
            ModuleWeights.Load(model, arrays);
            return (model, info);
        }
        catch (InvalidDataException e)
        {
            model.Dispose();
            throw new InvalidDataException($"{file}: {e.Message}", e);
        }
    }

    private static UnpackerInfo ReadInfo(string file, IReadOnlyDictionary<string, string> about)
    {
        try
        {
            return about.TryGetValue(About, out var json) && JsonSerializer.Deserialize(json, UnpackerInfoJson.Default.UnpackerInfo) is { Network: not null } info
                ? info
                : throw new InvalidDataException($"{file}: holds the weights of no Mz.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}: what it says of its Mz cannot be read: {e.Message}", e);
        }
    }
}
