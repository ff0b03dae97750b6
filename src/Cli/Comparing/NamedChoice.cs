using System.Globalization;

namespace LearningThePrior.Cli.Comparing;

/// <summary>A name with settings as it is typed: <c>name</c> or <c>name:setting=number,setting=number</c>.</summary>
internal sealed class NamedChoice
{
    private readonly SortedDictionary<string, double> _settings = new(StringComparer.Ordinal);
    private readonly string _text;

    private NamedChoice(string text, string name) => (_text, Name) = (text, name);

    public string Name { get; }

    /// <summary>Reads a choice; what is not name=number is refused.</summary>
    public static NamedChoice Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var choice = new NamedChoice(text, (colon < 0 ? text : text[..colon]).Trim());
        foreach (var pair in (colon < 0 ? "" : text[(colon + 1)..]).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split('=');
            if (parts.Length != 2
                || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || !double.IsFinite(value)
                || !choice._settings.TryAdd(parts[0], value))
            {
                throw new UserException($"'{text}': '{pair}' is no setting=number.");
            }
        }

        return choice;
    }

    /// <summary>A whole-numbered setting, or what it is otherwise.</summary>
    public int Whole(string setting, int otherwise, int least = 1)
    {
        var value = Number(setting, otherwise);
        return value >= least && value <= int.MaxValue && value == Math.Floor(value)
            ? (int)value
            : throw new UserException(string.Create(CultureInfo.InvariantCulture, $"'{_text}': {setting} must be a whole number from {least}; {value} is not."));
    }

    /// <summary>A setting, or what it is otherwise.</summary>
    public double Number(string setting, double otherwise) => _settings.Remove(setting, out var value) ? value : otherwise;

    /// <summary>Refuses settings that nobody asked for.</summary>
    public void RequireEmpty()
    {
        if (_settings.Count > 0)
        {
            throw new UserException($"'{_text}': there is no setting '{_settings.Keys.First()}'.");
        }
    }
}
