using System.Globalization;

namespace LearningThePrior.Experiments.Registry;

/// <summary>One setting of a registered name: its type, range and default.</summary>
/// <param name="Name">Lower-case words joined by hyphens; read without regard to case, hyphens and underscores.</param>
/// <param name="Type">int, double, bool, string or an enumeration.</param>
/// <param name="Default">What it is where it is not set.</param>
/// <param name="Description">What it means, in a few words.</param>
public sealed record Setting(string Name, Type Type, object Default, string Description)
{
    /// <summary>The least value; null for no bound.</summary>
    public double? Least { get; init; }

    /// <summary>The greatest value; null for no bound.</summary>
    public double? Most { get; init; }

    /// <summary>Whether <see cref="Least"/> itself is too little.</summary>
    public bool IsAbove { get; init; }

    /// <summary>An earlier name, which is still read.</summary>
    public string? Earlier { get; init; }

    /// <summary>The default as it is written.</summary>
    public string DefaultText => Print(Default);

    /// <summary>What values it takes, in words.</summary>
    public string Range => (Least, Most) switch
    {
        ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}"),
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"{Kind} {(IsAbove ? "above" : "from")} {least}"),
        _ => Kind,
    };

    /// <summary>A whole number.</summary>
    public static Setting Whole(string name, int otherwise, string description, int least = 1, int? most = null) =>
        new(name, typeof(int), otherwise, description) { Least = least, Most = most };

    /// <summary>A finite number.</summary>
    public static Setting Number(string name, double otherwise, string description, double? least = null, double? most = null) =>
        new(name, typeof(double), otherwise, description) { Least = least, Most = most };

    /// <summary>Reads a value, whatever the machine's culture.</summary>
    /// <exception cref="NameException">It is of another type or out of range; the message names the setting.</exception>
    public object Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var value = Parse(text) ?? throw new NameException($"'{Name}' must be {Kind}; '{text}' is not{Advice(text)}.");
        return value is IConvertible number and (int or double) && !IsWithin(number.ToDouble(CultureInfo.InvariantCulture))
            ? throw new NameException($"'{Name}' must be {(Type == typeof(int) && Most is not null ? "a whole number " : "")}{Range}; '{text}' is not.")
            : value;
    }

    /// <summary>Writes a value as <see cref="Read"/> reads it.</summary>
    public static string Print(object? value) => value switch
    {
        bool b => b ? "true" : "false",
        Enum e => e.ToString().ToLowerInvariant(),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    /// <summary>Whether this is what somebody calls <paramref name="name"/>.</summary>
    internal bool Is(string name) => Plain(Name) == Plain(name) || (Earlier is not null && Plain(Earlier) == Plain(name));

    private string Kind => Type switch
    {
        _ when Type == typeof(int) => "a whole number",
        _ when Type == typeof(double) => "a number",
        _ when Type == typeof(bool) => "true or false",
        _ when Type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(Type).Select(n => n.ToLowerInvariant()))}",
        _ => "text",
    };

    private bool IsWithin(double value) => !(value < Least) && !(value > Most) && !(IsAbove && value == Least);

    private object? Parse(string text) => Type switch
    {
        _ when Type == typeof(string) => text,
        _ when Type == typeof(int) => Finite(text) is { } i && i == Math.Floor(i) && Math.Abs(i) <= int.MaxValue ? (int)i : null,
        _ when Type == typeof(double) => Finite(text),
        _ when Type == typeof(bool) => bool.TryParse(text, out var b) ? b : null,
        _ when Enum.GetNames(Type).Contains(text, StringComparer.OrdinalIgnoreCase) => Enum.Parse(Type, text, ignoreCase: true),
        _ => null,
    };

    private static double? Finite(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && double.IsFinite(d) ? d : null;

    private static string Advice(string text) =>
        text.Split(',') is [var whole, var rest] && Finite($"{whole}.{rest}") is not null ? $" (a decimal point is wanted: {whole}.{rest})" : "";

    private static string Plain(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
