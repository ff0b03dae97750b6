using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>Tokens as tensors: the numbers of a field follow those of the fields before it.</summary>
internal sealed class TokenTensors(IReadOnlyList<TokenField> fields)
{
    private readonly int[] _offsets = [.. fields.Select((_, i) => fields.Take(i).Sum(f => f.Count))];

    /// <summary>[rows, columns, fields]; rows that are shorter are filled with their first entry, or with zeros.</summary>
    public Tensor Of(IReadOnlyList<IReadOnlyList<Tokens>> rows, int columns)
    {
        var values = new long[rows.Count * columns * _offsets.Length];
        var at = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns; i++)
            {
                var tokens = i < row.Count ? row[i] : row.Count > 0 ? row[0] : default;
                for (var f = 0; f < _offsets.Length; f++)
                {
                    values[at++] = _offsets[f] + (tokens.Count == 0 ? 0 : tokens[f]);
                }
            }
        }

        return Ops.FromArray(values, rows.Count, columns, _offsets.Length);
    }
}
