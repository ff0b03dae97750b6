namespace LearningThePrior.Worlds.Digits;

/// <summary>How a pen writes the ten digits: strokes in a unit square, x to the right and y down.</summary>
internal static class Strokes
{
    private static readonly (double X, double Y)[][][] Digits =
    [
        [Arc(.5, .5, .3, .42, 0, 360)],
        [[(.35, .24), (.55, .08), (.55, .92)]],
        [[.. Arc(.5, .3, .28, .22, 180, 400), (.22, .92), (.8, .92)]],
        [Arc(.45, .29, .28, .21, 200, 450), Arc(.45, .71, .3, .21, 270, 510)],
        [[(.62, .08), (.2, .62), (.82, .62)], [(.62, .08), (.62, .92)]],
        [[(.75, .08), (.3, .08), (.27, .45), .. Arc(.46, .66, .3, .26, 230, 510)]],
        [Arc(.75, .7, .5, .62, 265, 180), Arc(.5, .7, .25, .22, 0, 360)],
        [[(.2, .08), (.8, .08), (.42, .92)]],
        [Arc(.5, .28, .22, .2, 0, 360), Arc(.5, .71, .27, .22, 0, 360)],
        [Arc(.52, .3, .25, .22, 0, 360), [(.77, .3), (.68, .92)]],
    ];

    public static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Of(int digit) => Digits[digit];

    private static (double X, double Y)[] Arc(double x, double y, double width, double height, double from, double to)
    {
        const int Pieces = 16;
        return [.. Enumerable.Range(0, Pieces + 1).Select(i => (from + ((to - from) * i / Pieces)) * Math.PI / 180)
            .Select(angle => (x + (width * Math.Cos(angle)), y + (height * Math.Sin(angle))))];
    }
}
