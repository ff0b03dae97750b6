using System.Numerics;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Digits;

/// <summary>
/// A picture as a tree Z: the root is the whole, every node unpacks into its four quadrants, and a leaf is one pixel. A side
/// that is no power of two is padded with empty pixels on the right and below.
/// </summary>
public static class DigitTree
{
    /// <summary>Mz for one picture.</summary>
    public static IUnpacker Unpacker(DigitImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new DelegateUnpacker(
            () => Node(image, NodeAddress.Root, new Square(0, 0, Side(image.Size))),
            (parent, child) => Node(image, parent.Address.Child(child), ((Square)parent.State!).Quadrant(child)));
    }

    /// <summary>The leaf of one pixel.</summary>
    /// <param name="size">The picture's pixels a side.</param>
    /// <param name="pixel">Row times <paramref name="size"/> plus column.</param>
    public static NodeAddress Leaf(int size, int pixel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pixel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pixel, size * size);
        var (row, column) = Math.DivRem(pixel, size);
        List<int> steps = [];
        for (var half = Side(size) / 2; half > 0; half /= 2)
        {
            steps.Add((2 * (row / half % 2)) + (column / half % 2));
        }

        return NodeAddress.FromSteps(steps);
    }

    private static int Side(int size) => (int)BitOperations.RoundUpToPowerOf2((uint)size);

    private static Node Node(DigitImage image, NodeAddress address, Square at)
    {
        var text = at.Side == 1
            ? new Pixel(at.Row, at.Column, at.Value(image)).ToText(image.Maximum)
            : at.ToText(image);
        return new(address, text, at.Side == 1 ? 0 : 4, at);
    }

    private sealed record Square(int Row, int Column, int Side)
    {
        public Square Quadrant(int child) => new(Row + (child / 2 * Side / 2), Column + (child % 2 * Side / 2), Side / 2);

        public int Value(DigitImage image) => Row < image.Size && Column < image.Size ? image[(Row * image.Size) + Column] : 0;

        public string ToText(DigitImage image)
        {
            var ink = image.Ink.Count(p => Holds(p / image.Size, p % image.Size));
            var rows = FormattableString.Invariant($"rows {Row} to {Row + Side - 1}, columns {Column} to {Column + Side - 1}: {ink} pixels are not zero");
            return Side >= image.Size ? FormattableString.Invariant($"a picture of {image.Size} x {image.Size}; {rows}") : rows;
        }

        private bool Holds(int row, int column) => row >= Row && row < Row + Side && column >= Column && column < Column + Side;
    }
}
