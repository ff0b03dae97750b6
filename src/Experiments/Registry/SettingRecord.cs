using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace LearningThePrior.Experiments.Registry;

/// <summary>The settings of a record: its public init properties that bear a description. Names are written in kebab case.</summary>
public static partial class SettingRecord
{
    /// <summary>The settings, each with its present value as the default.</summary>
    public static IReadOnlyList<Setting> Of(object record) => [.. Properties(record).Select(p => Describe(p, record))];

    /// <summary>The settings of records by name; one that is null was not given, and is left out.</summary>
    public static SortedDictionary<string, string> Values(params object[] records) =>
        new(records.SelectMany(r => Properties(r).Where(p => p.GetValue(r) is not null).Select(p => Describe(p, r))).ToDictionary(s => s.Name, s => s.DefaultText), StringComparer.Ordinal);

    /// <summary>Each setting's name in C# with its name as it is typed.</summary>
    public static IEnumerable<KeyValuePair<string, string>> NamesIn(object record) =>
        Properties(record).Select(p => KeyValuePair.Create(p.Name, Kebab(p.Name)));

    /// <summary>Whether a record has a setting.</summary>
    public static bool Has(object record, string name) => Of(record).Any(s => s.Is(name));

    /// <summary>A copy of a record with settings given another value.</summary>
    /// <exception cref="NameException">The setting is unknown, or the value is of another type or out of range.</exception>
    public static T With<T>(T record, IEnumerable<KeyValuePair<string, string>> values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        var properties = Properties(record).ToArray();
        var copy = (T)Activator.CreateInstance(record.GetType())!;
        foreach (var property in properties)
        {
            property.SetValue(copy, property.GetValue(record));
        }

        foreach (var (name, text) in values)
        {
            var (property, setting) = properties.Select(p => (p, Setting: Describe(p, record))).FirstOrDefault(p => p.Setting.Is(name));
            if (property is null)
            {
                throw new NameException($"there is no setting '{name}'{NearMiss.Hint(name, Of(record).Select(s => s.Name))}");
            }

            property.SetValue(copy, setting.Read(text));
        }

        return copy;
    }

    private static IEnumerable<PropertyInfo> Properties(object record) => record.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanWrite && p.GetCustomAttribute<DescriptionAttribute>() is not null);

    private static Setting Describe(PropertyInfo property, object record)
    {
        var range = property.GetCustomAttribute<RangeAttribute>();
        return new(Kebab(property.Name), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, property.GetValue(record) ?? "", property.GetCustomAttribute<DescriptionAttribute>()!.Description)
        {
            Least = Bound(range?.Minimum),
            Most = Bound(range?.Maximum),
        };
    }

    private static double? Bound(object? bound) => bound is null ? null : Convert.ToDouble(bound, CultureInfo.InvariantCulture);

    private static string Kebab(string name) => WordStart().Replace(name, "-$1").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex WordStart();
}
