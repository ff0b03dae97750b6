using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Digits;

/// <summary>
/// Digits drawn here, so that everything runs where no data is: strokes that are turned, slanted, stretched, moved and
/// drawn with pens of different widths. Like UCI's, a pixel counts how much of its finer grid the pen touched.
/// </summary>
public static class DrawnDigits
{
    private const int Fine = 4;

    /// <summary>Draws a set.</summary>
    /// <param name="size">Pixels a side, 8 or more.</param>
    /// <param name="train">Pictures to learn from.</param>
    /// <param name="test">Pictures to debate.</param>
    /// <param name="seed">Equal seeds draw equal pictures.</param>
    public static DigitSet Draw(int size, int train, int test, Seed seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 8);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(train);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(test);
        LabelledDigit[] Part(string name, int count) =>
            [.. Enumerable.Range(0, count).Select(i => new LabelledDigit(One(i % 10, size, seed.For(name, i).CreateRandom()), i % 10))];
        return new("drawn here", Part("train", train), Part("test", test));
    }

    private static DigitImage One(int digit, int size, SeededRandom random)
    {
        var side = size * Fine;
        var touched = new bool[side * side];
        var pen = side * Between(random, .035, .06);
        var place = Placement(random);
        foreach (var stroke in Strokes.Of(digit))
        {
            var points = stroke.Select(p => place(p.X + (.02 * random.NextGaussian()), p.Y + (.02 * random.NextGaussian()))).ToArray();
            foreach (var (from, to) in points.Zip(points.Skip(1)))
            {
                DrawLine(touched, side, pen, from, to);
            }
        }

        var maximum = size == OptDigitsFile.Size ? OptDigitsFile.Maximum : IdxFile.Maximum;
        var pixels = new byte[size * size];
        for (var pixel = 0; pixel < pixels.Length; pixel++)
        {
            pixels[pixel] = (byte)(maximum * Count(touched, side, pixel / size, pixel % size) / (Fine * Fine));
        }

        return new(size, maximum, pixels);
    }

    private static Func<double, double, (double X, double Y)> Placement(SeededRandom random)
    {
        var (sin, cos) = Math.SinCos(Between(random, -.2, .2));
        var (slant, width, height) = (Between(random, -.25, .15), Between(random, .75, 1), Between(random, .8, 1));
        var (right, down) = (Between(random, -.06, .06), Between(random, -.06, .06));
        return (x, y) =>
        {
            var (u, v) = (width * (x - .5 - (slant * (y - .5))), height * (y - .5));
            return (.5 + right + (cos * u) - (sin * v), .5 + down + (sin * u) + (cos * v));
        };
    }

    private static void DrawLine(bool[] touched, int side, double pen, (double X, double Y) from, (double X, double Y) to)
    {
        var steps = 1 + (int)(side * (Math.Abs(to.X - from.X) + Math.Abs(to.Y - from.Y)));
        for (var i = 0; i <= steps; i++)
        {
            var (x, y) = (side * (from.X + ((to.X - from.X) * i / steps)), side * (from.Y + ((to.Y - from.Y) * i / steps)));
            for (var row = Math.Max(0, (int)(y - pen)); row <= Math.Min(side - 1, y + pen); row++)
            {
                for (var column = Math.Max(0, (int)(x - pen)); column <= Math.Min(side - 1, x + pen); column++)
                {
                    var (dx, dy) = (column + .5 - x, row + .5 - y);
                    touched[(row * side) + column] |= (dx * dx) + (dy * dy) <= pen * pen;
                }
            }
        }
    }

    private static int Count(bool[] touched, int side, int row, int column) => Enumerable.Range(0, Fine * Fine)
        .Count(i => touched[(((row * Fine) + (i / Fine)) * side) + (column * Fine) + (i % Fine)]);

    private static double Between(SeededRandom random, double low, double high) => low + ((high - low) * random.NextDouble());
}
