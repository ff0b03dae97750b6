namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>A value that is not as it was pinned.</summary>
/// <param name="Line">The id of the line, such as <c>oil/s00-ab test/judge 1 mirrored</c>; empty where the file is one object.</param>
/// <param name="Field">The file's name without its ending and the path to the value, without indices: <c>debates.turns.text</c>.</param>
/// <param name="Pinned">The value as it was.</param>
/// <param name="Now">The value as it is.</param>
internal sealed record Difference(string Line, string Field, string Pinned, string Now)
{
    private const int Shown = 120;

    public override string ToString() => $"{Field} [{Short(Line)}] was {Short(Pinned)} and is {Short(Now)}";

    private static string Short(string text) => text.Length > Shown ? text[..Shown] + "..." : text;
}
