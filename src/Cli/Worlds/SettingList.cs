using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace LearningThePrior.Cli.Worlds;

/// <summary>The settings of a record: its public init properties that bear a description. Names are written in kebab case.</summary>
internal static partial class SettingList
{
    /// <summary>One setting as it stands.</summary>
    public sealed record Setting(string Name, string Value, string Description, string Range);

    public static IReadOnlyList<Setting> Of(object record) =>
        [.. Properties(record).Select(p => Of(record, p))];

    /// <summary>Every setting that has a value, by name; one that is null was not given.</summary>
    public static SortedDictionary<string, string> Values(params object[] records) =>
        new(records.SelectMany(r => Properties(r).Where(p => p.GetValue(r) is not null).Select(p => Of(r, p))).ToDictionary(s => s.Name, s => s.Value), StringComparer.Ordinal);

    /// <summary>Each setting's name in C# with its name as it is typed.</summary>
    public static IEnumerable<KeyValuePair<string, string>> NamesIn(object record) =>
        Properties(record).Select(p => KeyValuePair.Create(p.Name, Kebab(p.Name)));

    public static bool Has(object record, string name) => Find(record, name) is not null;

    /// <summary>A copy of a record with settings given another value.</summary>
    /// <exception cref="UserException">There is no such setting, or the value is none of its type or out of its range.</exception>
    public static T With<T>(T record, IEnumerable<KeyValuePair<string, string>> values)
        where T : notnull
    {
        var copy = (T)Activator.CreateInstance(record.GetType())!;
        foreach (var property in Properties(record))
        {
            property.SetValue(copy, property.GetValue(record));
        }

        foreach (var (name, text) in values)
        {
            var property = Find(record, name) ?? throw new UserException($"there is no setting '{name}'.");
            var value = Read(property.PropertyType, text)
                ?? throw new UserException($"setting '{Kebab(property.Name)}' must be {Kind(property.PropertyType)}; '{text}' is not.");
            if (property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(value))
            {
                throw new UserException($"setting '{Kebab(property.Name)}' must be {Range(property)}; '{text}' is not.");
            }

            property.SetValue(copy, value);
        }

        return copy;
    }

    private static Setting Of(object record, PropertyInfo property) =>
        new(Kebab(property.Name), Print(property.GetValue(record)), Describe(property), Range(property));

    private static IEnumerable<PropertyInfo> Properties(object record) => record.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanWrite && p.GetCustomAttribute<DescriptionAttribute>() is not null);

    private static PropertyInfo? Find(object record, string name) =>
        Properties(record).FirstOrDefault(p => Plain(p.Name) == Plain(name));

    private static string Plain(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static object? Read(Type type, string text) => type switch
    {
        _ when type == typeof(string) => text,
        _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var i) ? i : null,
        _ when type == typeof(double) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && double.IsFinite(d) ? d : null,
        _ when type == typeof(bool) => bool.TryParse(text, out var b) ? b : null,
        _ when type.IsEnum => Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse(type, text, ignoreCase: true) : null,
        _ => null,
    };

    private static string Kind(Type type) => type switch
    {
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(bool) => "true or false",
        _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type).Select(n => n.ToLowerInvariant()))}",
        _ => "text",
    };

    private static string Print(object? value) => value switch
    {
        bool b => b ? "true" : "false",
        Enum e => e.ToString().ToLowerInvariant(),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static string Describe(PropertyInfo property) => property.GetCustomAttribute<DescriptionAttribute>()!.Description;

    private static string Range(PropertyInfo property) =>
        property.GetCustomAttribute<RangeAttribute>() is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"from {range.Minimum} to {range.Maximum}")
            : Kind(property.PropertyType);

    private static string Kebab(string name) => WordStart().Replace(name, "-$1").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex WordStart();
}
