using System.Text.RegularExpressions;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Registry;

namespace LearningThePrior.Cli.Reporting;

/// <summary>Protocols by the names that are typed: "recursive:max-depth=8" for "RecursiveDebate { MaxDepth = 8 }", as debates store it.</summary>
internal static partial class ProtocolWords
{
    /// <summary>The name that makes a protocol which prints itself so; the text as it is where no registered one does.</summary>
    public static string AsTyped(string stored) =>
        stored.Contains('{', StringComparison.Ordinal) ? Names.All.Protocols.Entries.Select(e => Find(e.Name, e.Settings, stored)).FirstOrDefault(n => n is not null) ?? stored : stored;

    private static string? Find(string name, IReadOnlyList<Setting> settings, string stored)
    {
        var values = Numbers().Matches(stored).ToDictionary(m => Plain(m.Groups["name"].Value), m => m.Groups["value"].Value, StringComparer.Ordinal);
        var given = settings.Where(s => values.ContainsKey(Plain(s.Name))).Select(s => $"{s.Name}={values[Plain(s.Name)]}").ToList();
        try
        {
            var named = Names.All.Protocols.Parse(given.Count == 0 ? name : $"{name}:{string.Join(',', given)}");
            return named.Make().ToString() == stored ? named.ToString() : null;
        }
        catch (NameException)
        {
            return null;
        }
    }

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    [GeneratedRegex(@"(?<name>\w+) = (?<value>\d+)(?=[ ,}])")]
    private static partial Regex Numbers();
}
