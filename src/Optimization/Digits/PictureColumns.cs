using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Optimization.Digits;

/// <summary>What each pixel of one picture that may be revealed adds to a judge's first layer.</summary>
internal sealed class PictureColumns
{
    private readonly float[] _columns;
    private readonly int _width;

    public PictureColumns(SparseJudge judge, DigitImage image)
    {
        (Judge, Image, _width) = (judge, image, judge.Width);
        _columns = new float[image.Ink.Count * _width];
        for (var i = 0; i < image.Ink.Count; i++)
        {
            judge.Column(image.Ink[i], image[image.Ink[i]], _columns.AsSpan(i * _width, _width));
        }
    }

    public SparseJudge Judge { get; }

    public DigitImage Image { get; }

    /// <summary>How many pixels may be revealed.</summary>
    public int Count => Image.Ink.Count;

    /// <summary>The column of the pixel <see cref="DigitImage.Ink"/>[<paramref name="index"/>].</summary>
    public ReadOnlySpan<float> this[int index] => _columns.AsSpan(index * _width, _width);

    /// <summary>The first layer's sum of some pixels.</summary>
    public void Sum(ReadOnlySpan<int> indices, Span<float> sum)
    {
        Judge.Bias.CopyTo(sum);
        foreach (var index in indices)
        {
            Floats.Add(sum, this[index], sum);
        }
    }
}
