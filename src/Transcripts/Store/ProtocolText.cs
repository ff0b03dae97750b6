using System.Text.RegularExpressions;

namespace LearningThePrior.Transcripts;

/// <summary>
/// What a stored protocol is called where it is shown: the name and the settings that are typed. Runs hold protocols as their records print themselves,
/// <c>SimultaneousDebate { Rounds = 1 }</c>; a reader sees <c>simultaneous:rounds=1</c>.
/// </summary>
public static partial class ProtocolText
{
    // A setting that is at its default is left out, as names print.
    private static readonly Dictionary<string, (string Name, (string Property, string Setting, string Default)[] Settings)> Known = new(StringComparer.Ordinal)
    {
        ["Consultancy"] = ("consultancy", [("Rounds", "rounds", "1")]),
        ["DoubleConsultancy"] = ("double-consultancy", [("Rounds", "rounds", "1")]),
        ["SimultaneousDebate"] = ("simultaneous", [("Rounds", "rounds", "2")]),
        ["SequentialDebate"] = ("sequential", [("Rounds", "rounds", "2")]),
        ["CrossExamination"] = ("cross-examination", [("Questions", "questions", "64")]),
        ["RecursiveDebate"] = ("recursive", [("MaxDepth", "max-depth", "4096")]),
        ["ProverEstimator"] = ("prover-estimator", [("MaxDepth", "max-depth", "4096")]),
        ["Recourse"] = ("recourse", [("Appeals", "appeals", "1"), ("Rounds", "rounds", "1")]),
    };

    // Rows of one run hold the same one, a million times over.
    [ThreadStatic]
    private static (string Stored, string Plain)? _last;

    /// <summary>The protocol in the words that are typed; a text that is no such record stays as it is.</summary>
    /// <param name="stored">What the store holds.</param>
    public static string Plain(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (_last is not { } last || last.Stored != stored)
        {
            _last = last = (stored, Read(stored));
        }

        return last.Plain;
    }

    private static string Read(string stored)
    {
        if (Record().Match(stored) is not { Success: true } record)
        {
            return stored;
        }

        var (type, values) = (record.Groups["type"].Value, record.Groups["values"].Value);
        return type switch
        {
            "OpenChoice" => Open(Read(Within(values))),
            "Limited" => Read(Within(values)),
            "JudgeAlone" => values.Contains("Expert = True", StringComparison.Ordinal) ? "expert" : "alone",
            "Interactive" => Named(values.Contains("Sides = 1", StringComparison.Ordinal) ? "interactive-consultancy" : "interactive", [("Rounds", "rounds", "3")], values),
            _ => Known.TryGetValue(type, out var known) ? Named(known.Name, known.Settings, values) : values.Length == 0 ? type : $"{type} ({values})",
        };
    }

    private static string Open(string within) => within.StartsWith("simultaneous", StringComparison.Ordinal) ? "open-debate" + within["simultaneous".Length..] : "open-" + within;

    /// <summary>The protocol that another one wraps.</summary>
    private static string Within(string values) => Wrapped().Match(values) is { Success: true } within ? within.Groups["inner"].Value : values;

    private static string Named(string name, (string Property, string Setting, string Default)[] settings, string values)
    {
        var set = settings.Select(s => (s.Setting, s.Default, Value: Regex.Match(values, $@"\b{s.Property} = (\S+?)(?:,|$|\s)") is { Success: true } m ? m.Groups[1].Value : s.Default))
            .Where(s => s.Value != s.Default)
            .Select(s => $"{s.Setting}={s.Value}");
        return string.Join(':', new[] { name, string.Join(',', set) }.Where(p => p.Length > 0));
    }

    [GeneratedRegex(@"^(?<type>[A-Z][A-Za-z0-9]*) \{(?: (?<values>.*))? \}$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Record();

    [GeneratedRegex(@"^(?:Protocol|Inner) = (?<inner>[A-Z][A-Za-z0-9]* \{[^{}]*\})", RegexOptions.CultureInvariant)]
    private static partial Regex Wrapped();
}
