using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LearningThePrior.LanguageModels;

/// <summary>
/// Settings by role as they are typed, one a line: <c>judge.max_tokens=50</c>, <c>debater.temperature=0.7</c> (both debaters), <c>all.extra.top_k=20</c>,
/// <c>judge.header.X-Team=$TEAM</c> (from the environment), <c>judge.stop=END</c> or,
/// for several, <c>judge.stop=["END", "###"]</c>.
/// </summary>
public static class RoleSettingLines
{
    private static readonly string[] Keys =
        ["max_tokens", "temperature", "top_p", "seed", "reasoning_effort", "stop", "extra.FIELD", "header.NAME", "token_parameter", "system_role"];

    private static readonly string[] Secret = ["auth", "key", "token", "secret", "cookie", "pass", "credential"];
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Words = "one text that ends a reply, or a JSON list of such texts (also for one that begins with [)";

    /// <summary>The settings that lines say; where two say the same of one role, the later counts.</summary>
    /// <param name="lines">The lines.</param>
    /// <exception cref="FormatException">A line is none; says which and what would be right.</exception>
    /// <exception cref="ModelRoleException">There is no such role.</exception>
    public static IReadOnlyDictionary<ModelRole, RoleSettings> Read(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Dictionary<ModelRole, RoleSettings> settings = [];
        foreach (var line in lines)
        {
            var (roles, key, value) = Parts(line);
            foreach (var role in roles)
            {
                settings[role] = With(settings.GetValueOrDefault(role) ?? new(), line, key, value);
            }
        }

        return settings;
    }

    /// <summary>The lines of a JSON object of objects: <c>{"judge": {"max_tokens": 50, "extra": {"top_k": 20}}}</c>.</summary>
    /// <param name="json">The object.</param>
    /// <exception cref="FormatException">It is no such object.</exception>
    public static IReadOnlyList<string> OfJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return [.. Lines("", JsonNode.Parse(json) as JsonObject ?? throw new FormatException("an object of roles is expected, such as {\"judge\": {\"max_tokens\": 50}}."), 0)];
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new FormatException("it is no JSON, or says one thing twice.", e);
        }
    }

    private static IEnumerable<string> Lines(string prefix, JsonObject fields, int depth) => fields.SelectMany(field => field.Value switch
    {
        JsonObject inner when depth < 1 || field.Key is "extra" or "header" => Lines($"{prefix}{field.Key}.", inner, depth + 1),
        JsonValue text when text.GetValueKind() == JsonValueKind.String && !prefix.EndsWith(".extra.", StringComparison.Ordinal) =>
            [$"{prefix}{field.Key}={(field.Key == "stop" ? new JsonArray(text.DeepClone()).ToJsonString(AsWritten) : text)}"],
        var other => [$"{prefix}{field.Key}={other?.ToJsonString(AsWritten) ?? "null"}"],
    });

    private static (IReadOnlyList<ModelRole> Roles, string Key, string Value) Parts(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var dot = line.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1 || equals < dot + 2)
        {
            throw new FormatException($"'{PlainLine.Of(line)}' is no setting of a role; one is written as judge.max_tokens=50.");
        }

        return (Roles(line[..dot].Trim()), line[(dot + 1)..equals].Trim(), line[(equals + 1)..]);
    }

    private static ModelRole[] Roles(string name) => name switch
    {
        "all" => Enum.GetValues<ModelRole>(),
        "debater" => [ModelRole.DebaterA, ModelRole.DebaterB],
        _ => [RoleNames.Parse(name)],
    };

    private static RoleSettings With(RoleSettings now, string line, string key, string value) => key switch
    {
        "max_tokens" => now with { MaxTokens = (int)Whole(line, value, 1, int.MaxValue) },
        "temperature" => now with { Temperature = Number(line, value, 10) },
        "top_p" => now with { TopP = Number(line, value, 1) },
        "seed" => now with { Seed = Whole(line, value, long.MinValue, long.MaxValue) },
        "reasoning_effort" => now with { ReasoningEffort = value.Trim() },
        "stop" => now with { Stop = Stops(line, value) },
        "token_parameter" => now with { TokenParameter = value is "max_tokens" or "max_completion_tokens" ? value : throw Wrong(line, "max_tokens or max_completion_tokens") },
        "system_role" => now with { SystemRole = value is "true" or "false" ? value == "true" : throw Wrong(line, "true or false") },
        _ when key.StartsWith("extra.", StringComparison.Ordinal) && key.Length > 6 =>
            now with { Extra = new SortedDictionary<string, string>(now.Extra.ToDictionary(), StringComparer.Ordinal) { [key[6..]] = Json(value) } },
        _ when key.StartsWith("header.", StringComparison.Ordinal) && key.Length > 7 =>
            WithHeader(now, key[7..], Header(line, key[7..], value), value.StartsWith('$')),
        _ => throw new FormatException($"'{PlainLine.Of(line)}': there is no setting '{PlainLine.Of(key)}'; there are {string.Join(", ", Keys)}."),
    };

    // What the environment holds is not written down, and so is secret.
    private static RoleSettings WithHeader(RoleSettings now, string name, string value, bool isSecret) => now with
    {
        Headers = new SortedDictionary<string, string>(now.Headers.ToDictionary(), StringComparer.OrdinalIgnoreCase) { [name] = value },
        Secrets = isSecret ? [.. now.Secrets, value] : now.Secrets,
    };

    // A value that begins as a list is one, so that no mark parts words: "<|im_end|>" is a usual one.
    private static string[] Stops(string line, string value)
    {
        if (!value.StartsWith('['))
        {
            return value.Length > 0 ? [value] : [];
        }

        try
        {
            return JsonNode.Parse(value) is JsonArray list && list.All(s => s is JsonValue text && text.GetValueKind() == JsonValueKind.String && (string?)text is { Length: > 0 })
                ? [.. list.Select(s => (string)s!)]
                : throw Wrong(line, Words);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Wrong(line, Words);
        }
    }

    private static long Whole(string line, string value, long least, long most) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && whole >= least && whole <= most
            ? whole
            : throw Wrong(line, least > 0 ? "a whole number above 0" : "a whole number");

    private static double Number(string line, string value, double most) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most
            ? number
            : throw Wrong(line, string.Create(CultureInfo.InvariantCulture, $"a number from 0 to {most}"));

    /// <summary>The value as JSON; words that are none are a text.</summary>
    private static string Json(string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return document.RootElement.GetRawText();
        }
        catch (JsonException)
        {
            return JsonValue.Create(value).ToJsonString();
        }
    }

    // What is typed stands in run.json: a secret comes from the environment, and its name stands there.
    private static string Header(string line, string name, string value)
    {
        if (value.StartsWith('$'))
        {
            var set = Environment.GetEnvironmentVariable(value[1..]);
            return string.IsNullOrEmpty(set) ? throw new FormatException($"{PlainLine.Of(name)}: the environment has no {PlainLine.Of(value[1..])}.")
                : IsVisible(set) ? set
                : throw new FormatException($"{PlainLine.Of(name)}: {PlainLine.Of(value[1..])} holds something that is no visible ASCII character, such as a line break.");
        }

        return Array.Exists(Secret, s => name.Contains(s, StringComparison.OrdinalIgnoreCase))
            ? throw new FormatException($"the header {PlainLine.Of(name)} may be secret: write it as role.header.{PlainLine.Of(name)}=$VARIABLE, read from the environment.")
            : IsVisible(value) ? value : throw Wrong(line, "a header of visible ASCII characters");
    }

    private static bool IsVisible(string value) => value.All(c => c is >= ' ' and <= '~');

    private static FormatException Wrong(string line, string right) => new($"'{PlainLine.Of(line)}': {right} is expected.");
}
