using LearningThePrior.Optimization.Torch;
using LearningThePrior.Worlds;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>Lays the parts of z out as rows for a network that all parts share.</summary>
internal static class Parts
{
    /// <summary>[P, kinds]: each part's kind, one-hot.</summary>
    public static Tensor Kinds(IReadOnlyList<LatentPart> parts)
    {
        var kinds = parts.Max(p => p.Kind) + 1;
        var oneHot = new double[parts.Count * kinds];
        for (var i = 0; i < parts.Count; i++)
        {
            oneHot[(i * kinds) + parts[i].Kind] = 1;
        }

        return Ops.FromArray(oneHot, parts.Count, kinds);
    }

    /// <summary>[P * latents of a part]: places in z.</summary>
    public static Tensor Places(IReadOnlyList<LatentPart> parts) =>
        tensor(parts.SelectMany(p => p.Latents).Select(i => (long)i).ToArray());

    /// <summary>z [B, U] -> [B, P, kinds + latents of a part].</summary>
    public static Tensor Gather(Tensor z, Tensor places, Tensor kinds)
    {
        var latents = z.index_select(1, places).reshape(z.shape[0], kinds.shape[0], -1);
        return cat([kinds.unsqueeze(0).expand(z.shape[0], -1, -1), latents], -1);
    }
}
