using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>The pages of the trees of many z, kept: verdicts about one z are learned from again and again. Safe for concurrent use.</summary>
/// <param name="read">[B, U] -> [B, A, W]: writes the pages, whose numbers are 0 or 1.</param>
/// <param name="pages">A.</param>
/// <param name="width">W.</param>
internal sealed class KeptPages(Func<Tensor, Tensor> read, int pages, int width)
{
    private const int MostKept = 8_192;
    private readonly Dictionary<string, bool[]> _known = new(StringComparer.Ordinal);

    /// <summary>The pages of each z, without a gradient.</summary>
    /// <param name="at">[B, U].</param>
    /// <returns>[B, A, W].</returns>
    public Tensor Of(Tensor at)
    {
        string[] names = [.. Weights.Read(at.contiguous()).Chunk((int)at.shape[1]).Select(row => string.Join(',', row))];
        lock (_known)
        {
            if (_known.Count > MostKept)
            {
                _known.Clear();
            }

            int[] unknown = [.. names.Index().Where(n => !_known.ContainsKey(n.Item)).DistinctBy(n => n.Item).Select(n => n.Index)];
            if (unknown.Length > 0)
            {
                var bodies = read(at.index_select(0, Ops.FromArray([.. unknown.Select(i => (long)i)])));
                foreach (var (i, body) in unknown.Zip(Weights.Read(bodies.contiguous()).Chunk(pages * width)))
                {
                    _known[names[i]] = Array.ConvertAll(body, v => v > .5);
                }
            }

            return Ops.FromArray([.. names.SelectMany(n => _known[n]).Select(v => v ? 1.0 : 0.0)], names.Length, pages, width);
        }
    }
}
