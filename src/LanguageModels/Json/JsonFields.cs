using System.Text;
using System.Text.Json;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.LanguageModels.Json;

/// <summary>Reads the fields of a JSON object; what is missing or of the wrong kind is named.</summary>
internal sealed class JsonFields
{
    private readonly JsonElement _object;

    public JsonFields(JsonElement element) =>
        _object = element.ValueKind == JsonValueKind.Object ? element : throw new FormatException("not a JSON object");

    public string Text(string name) => TextOrNull(name) ?? throw Wrong(name, "a text");

    public string? TextOrNull(string name)
    {
        var value = Field(name);
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => throw Wrong(name, "a text"),
        };
    }

    public bool Has(string name) => _object.TryGetProperty(name, out _);

    public int Count(string name) => CountOrNull(name) ?? throw Wrong(name, "a whole number");

    public int? CountOrNull(string name)
    {
        var value = Field(name);
        return value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0 ? count
            : throw Wrong(name, "a whole number");
    }

    public double Number(string name)
    {
        var value = Field(name);
        return value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and < double.PositiveInfinity and var number ? number : throw Wrong(name, "a number");
    }

    public bool Truth(string name) => Field(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "true or false"),
    };

    public DateTimeOffset Time(string name)
    {
        var value = Field(name);
        return value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time.ToUniversalTime() : throw Wrong(name, "a time");
    }

    public JsonFields? ObjectOrNull(string name) => Field(name) is { ValueKind: not JsonValueKind.Null } value ? new(value) : null;

    public IEnumerable<JsonFields> Items(string name)
    {
        var value = Field(name);
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(i => new JsonFields(i)) : throw Wrong(name, "a list");
    }

    /// <summary>The field's JSON; null where there is no such field.</summary>
    public CallBody? JsonOrNull(string name) => !_object.TryGetProperty(name, out var value) ? null
        : CallBody.Of(Encoding.UTF8.GetBytes(value.GetRawText())) is { IsJson: true } body ? body : throw Wrong(name, "JSON");

    private static FormatException Wrong(string name, string kind) => new($"{name} is not {kind}");

    private JsonElement Field(string name) => _object.TryGetProperty(name, out var value) ? value : throw new FormatException($"{name} is missing");
}
