using System.Text.RegularExpressions;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// What a node says: its state, its own fact as a page, and its children's states where it has children; never a count.
/// </summary>
/// <param name="State">The node's state.</param>
/// <param name="Fact">Whether the page is true.</param>
/// <param name="Children">The states of children 0 and 1; null at the bottom of the book.</param>
internal sealed partial record PageText(int State, bool Fact, (int First, int Second)? Children)
{
    /// <summary>Reads exactly what <see cref="ToString"/> writes; null for any other text, however much it looks like it.</summary>
    /// <param name="text">Untrusted.</param>
    /// <param name="states">K; a state beyond it is no state.</param>
    public static PageText? Read(string text, int states)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        int Digit(int group) => match.Groups[group].Value[0] - '0';
        (int, int)? children = match.Groups[3].Success ? (Digit(3), Digit(4)) : null;
        var page = new PageText(Digit(1), match.Groups[2].Value == "true", children);
        var known = page.State < states && (page.Children is not { } c || (c.First < states && c.Second < states));
        return known ? page : null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"This page is in state {State} and is {(Fact ? "true" : "false")}."
        + (Children is { } c ? $" Page 0 below it is in state {c.First}, page 1 in state {c.Second}." : "");

    [GeneratedRegex(@"\AThis page is in state ([0-9]) and is (true|false)\.(?: Page 0 below it is in state ([0-9]), page 1 in state ([0-9])\.)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
