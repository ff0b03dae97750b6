namespace LearningThePrior.Cli;

/// <summary>What <c>--set</c> says: settings as name=value, each once.</summary>
internal static class SettingPairs
{
    /// <summary>Reads the settings.</summary>
    /// <param name="texts">Each as name=value.</param>
    /// <param name="otherwise">Settings that options of their own give, by the setting's name; such a one is not to be set again.</param>
    /// <exception cref="UserException">One is no name=value, or is given twice.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(IEnumerable<string> texts, IReadOnlyDictionary<string, string>? otherwise = null)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (var text in texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UserException($"--set takes name=value; '{text}' is not.");
            }

            var name = text[..equals];
            if (pairs.Exists(p => IsSame(p.Key, name)))
            {
                throw new UserException($"--set: '{name}' is given twice; give it once.");
            }

            if (otherwise?.FirstOrDefault(o => IsSame(o.Key, name)) is { Value: { } option })
            {
                throw new UserException($"--set {name} cannot be given together with {option}: both say it.");
            }

            pairs.Add(new(name, text[(equals + 1)..]));
        }

        return pairs;
    }

    /// <summary>Names are read without regard to case, hyphens and underscores.</summary>
    private static bool IsSame(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Trim();
}
