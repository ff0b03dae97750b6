using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>What each pixel of one picture that may be revealed adds to a judge's first layer.</summary>
internal sealed class PictureColumns
{
    private readonly float[] _start;
    private readonly float[] _columns;

    public PictureColumns(SparseJudge judge, DigitImage image)
    {
        (Judge, Image) = (judge, image);
        _start = new float[Width];
        judge.Network.Begin(_start);
        _columns = new float[image.Ink.Count * Width];
        for (var i = 0; i < image.Ink.Count; i++)
        {
            judge.AddPixel(_columns.AsSpan(i * Width, Width), image.Ink[i], image[image.Ink[i]]);
        }
    }

    public SparseJudge Judge { get; }

    public DigitImage Image { get; }

    /// <summary>The length of a column.</summary>
    public int Width => Judge.Network.Width;

    /// <summary>How many pixels may be revealed.</summary>
    public int Count => Image.Ink.Count;

    /// <summary>The column of the pixel <see cref="DigitImage.Ink"/>[<paramref name="index"/>].</summary>
    public ReadOnlySpan<float> this[int index] => _columns.AsSpan(index * Width, Width);

    /// <summary>The first layer's sum of some pixels.</summary>
    public float[] Sum(ReadOnlySpan<int> indices)
    {
        var sum = new float[Width];
        Sum(indices, sum);
        return sum;
    }

    /// <summary>The first layer's sum of some pixels.</summary>
    public void Sum(ReadOnlySpan<int> indices, Span<float> sum)
    {
        _start.CopyTo(sum);
        foreach (var index in indices)
        {
            Floats.Add(sum, this[index], sum);
        }
    }
}
