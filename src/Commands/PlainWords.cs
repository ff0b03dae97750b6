using System.Text.RegularExpressions;
using LearningThePrior.Experiments.Registry;

namespace LearningThePrior.Cli;

/// <summary>Turns messages written for programmers into ones for whoever typed the command.</summary>
internal static partial class PlainWords
{
    /// <summary>An argument's message without the parameter's name, and with settings named as they are typed.</summary>
    public static string OfArgument(string message)
    {
        var plain = ParameterName().Replace(message, "");
        foreach (var record in Names.All.Worlds.Entries.Select(e => Names.All.Worlds.Make(e.Name)).Append(Torch.Room.LoopSettings).OfType<object>())
        {
            plain = SettingRecord.NamesIn(record).Aggregate(plain, (text, name) => Regex.Replace(text, $@"\b{name.Key}\b", name.Value));
        }

        return plain;
    }

    /// <summary>A parse error that says what kind of value is wanted rather than its type in C#.</summary>
    public static string OfParseError(string message) => WantedType().Replace(message, found =>
        $"; it must be {(found.Groups[1].Value.Contains("Double", StringComparison.Ordinal) ? "a number" : "a whole number, not below zero")}");

    [GeneratedRegex(@"\s*\(Parameter '[^']*'\)")]
    private static partial Regex ParameterName();

    [GeneratedRegex(@" as expected type '([^']*)'")]
    private static partial Regex WantedType();
}
