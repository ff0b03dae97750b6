namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>A figure that is no longer what it was, and is meant not to be.</summary>
/// <param name="Command">The check's name, such as <c>compare</c> or <c>analyze nyu</c>; a failing test prints it.</param>
/// <param name="Field">The file and the path within its lines, without indices, such as <c>judgements.credences</c>. What stands below it is changed too.</param>
/// <param name="Reason">Why, and the figure before and after.</param>
/// <param name="Lines">Part of the ids of the lines that changed, such as <c>mirrored</c>; every line where it is empty.</param>
internal sealed record Change(string Command, string Field, string Reason, string Lines = "")
{
    public bool Names(Difference difference) =>
        difference.Line.Contains(Lines, StringComparison.Ordinal)
        && (difference.Field == Field || difference.Field.StartsWith(Field + ".", StringComparison.Ordinal));
}
