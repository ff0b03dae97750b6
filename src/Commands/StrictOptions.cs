using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace LearningThePrior.Cli;

/// <summary>
/// What holds of every option and argument of every command: numbers are read whatever the machine's culture, without marks between
/// thousands, so that 0,7 is no 7; and what is given is not blank.
/// </summary>
internal static class StrictOptions
{
    private const string Number = "a number";
    private const string Whole = "a whole number, not below zero";

    /// <summary>Makes a command with all below it strict.</summary>
    public static void ApplyTo(Command command)
    {
        foreach (var option in command.Options)
        {
            Read(option);
            if (option.ValueType == typeof(string) || option.ValueType == typeof(string[]))
            {
                option.Validators.Add(result => RefuseBlank(result, option.Name));
            }
        }

        foreach (var argument in command.Arguments)
        {
            argument.Validators.Add(result => RefuseBlank(result, argument.Name));
        }

        foreach (var below in command.Subcommands)
        {
            ApplyTo(below);
        }
    }

    private static void Read(Option option)
    {
        switch (option)
        {
            case Option<double> one: one.CustomParser ??= result => One(result, option, Finite) ?? 0; break;
            case Option<double?> one: one.CustomParser ??= result => One(result, option, Finite); break;
            case Option<int> one: one.CustomParser ??= result => (int?)One(result, option, Integer) ?? 0; break;
            case Option<int?> one: one.CustomParser ??= result => (int?)One(result, option, Integer); break;
            case Option<long?> one: one.CustomParser ??= result => One(result, option, Long); break;
            case Option<ulong> one: one.CustomParser ??= result => One(result, option, Natural) ?? 0; break;
            case Option<ulong?> one: one.CustomParser ??= result => One(result, option, Natural); break;
            case Option<int[]> several: several.CustomParser ??= result => [.. result.Tokens.Select(t => (int?)Value(result, option, t.Value, Integer) ?? 0)]; break;
            default: break;
        }
    }

    private static T? One<T>(ArgumentResult result, Option option, Func<string, T?> parse)
        where T : struct => result.Tokens.Count == 0 ? null : Value(result, option, result.Tokens[^1].Value, parse);

    private static T? Value<T>(ArgumentResult result, Option option, string text, Func<string, T?> parse)
        where T : struct
    {
        var value = parse(text);
        if (value is null)
        {
            var kind = typeof(T) == typeof(double) ? Number : Whole;
            var meant = typeof(T) == typeof(double) ? text.Replace(',', '.') : text.Replace(",", "", StringComparison.Ordinal);
            result.AddError($"{option.Name} must be {kind}; '{text}' is not{(meant != text && parse(meant) is not null ? $": write {meant}" : "")}.");
        }

        return value;
    }

    private static double? Finite(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static long? Integer(string text) => Long(text) is >= int.MinValue and <= int.MaxValue and var number ? number : null;

    private static long? Long(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ulong? Natural(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void RefuseBlank(SymbolResult result, string name)
    {
        if (result.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
        {
            result.AddError($"{name} is given and blank; name what it is to be, or leave it out.");
        }
    }
}
