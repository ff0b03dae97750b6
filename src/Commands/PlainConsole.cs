using Spectre.Console;

namespace LearningThePrior.Cli;

/// <summary>Where tables are written: as wide as the terminal, or of a fixed width where a file or a program reads.</summary>
internal static class PlainConsole
{
    public static IAnsiConsole On(TextWriter output, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (output != Console.Out || Console.IsOutputRedirected)
        {
            console.Profile.Width = width;
        }

        return console;
    }

    /// <summary>A text of others, fit to be printed on one line: control characters, and those that turn the direction of writing or end a line, are shown as "?".</summary>
    public static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) || IsDirection(c) ? '?' : c));

    private static bool IsDirection(char c) => c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
