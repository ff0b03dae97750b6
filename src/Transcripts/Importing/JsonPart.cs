using System.Globalization;
using System.Text.Json;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>
/// A value of a file that is imported. It knows where it stands, so that errors can say so, and the whole file remembers
/// which of its values were read: what was not, <see cref="Left"/> lists, so that nothing is dropped in silence.
/// </summary>
internal sealed class JsonPart
{
    private readonly JsonElement _value;
    private readonly JsonReadings _readings;

    private JsonPart(JsonElement value, string pointer, JsonReadings readings) =>
        (_value, Pointer, _readings) = (value, pointer, readings);

    /// <summary>Where it stands, as a JSON pointer (RFC 6901); "" is the whole file.</summary>
    public string Pointer { get; }

    /// <summary>What errors call its file, or its line of one.</summary>
    public string Where => _readings.Where;

    public JsonValueKind Kind => _value.ValueKind;

    /// <summary>The value itself; looking at it does not count as reading.</summary>
    public JsonElement Value => _value;

    /// <summary>A member that must be there.</summary>
    public JsonPart this[string name] => Find(name) ?? throw Wrong($"'{name}' is missing; an object with it is expected.");

    /// <summary>Parses a file or a line.</summary>
    /// <param name="bytes">UTF-8; a byte order mark is passed over.</param>
    /// <param name="where">What errors call it.</param>
    /// <param name="isLine">Whether it is one line of a file, which <paramref name="where"/> names.</param>
    /// <exception cref="InvalidDataException">It is not UTF-8, no JSON, or has a key twice or half of a surrogate pair.</exception>
    public static JsonPart Parse(ReadOnlyMemory<byte> bytes, string where, bool isLine = false)
    {
        ImportText.RequireUtf8(bytes.Span, where, isLine);
        try
        {
            var value = JsonDocument.Parse(ImportText.WithoutMark(bytes), new() { AllowDuplicateProperties = false }).RootElement;
            var root = new JsonPart(value, "", new(where));

            // Only an escape can stand for half of a pair, since the bytes are UTF-8.
            if (bytes.Span.IndexOf("\\u"u8) >= 0)
            {
                root.RequireText();
            }

            return root;
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException($"{where}: a name holds half of a surrogate pair, which no file can hold; write the character out or take it away.", e);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{(isLine ? where : $"{where}, line {e.LineNumber + 1}")}: is no whole JSON value: {e.Message.Split(" LineNumber:")[0]} Restore the file.", e);
        }
    }

    /// <summary>The value as a file of its own, with readings of its own; errors still say where it stood.</summary>
    public JsonPart Alone() => new(_value, "", new($"{_readings.Where}, {Pointer}"));

    /// <summary>A member, or null where it is absent or null.</summary>
    public JsonPart? Find(string name) =>
        _value.ValueKind == JsonValueKind.Object && _value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? new(member, JsonReadings.Below(Pointer, name), _readings)
            : null;

    /// <summary>A member or, by its index, an element; null where there is none.</summary>
    public JsonPart? Step(string step) => _value.ValueKind != JsonValueKind.Array
        ? Find(step)
        : int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _value.GetArrayLength()
            ? new(_value[index], JsonReadings.Below(Pointer, index), _readings)
            : null;

    /// <summary>The only member of an object.</summary>
    public (string Name, JsonPart Value) Only()
    {
        var members = Members();
        return members.Count == 1 ? members[0] : throw Wrong($"one member is expected; there are {members.Count}.");
    }

    /// <summary>All members in order.</summary>
    public IReadOnlyList<(string Name, JsonPart Value)> Members() => _value.ValueKind == JsonValueKind.Object
        ? [.. _value.EnumerateObject().Select(m => (m.Name, new JsonPart(m.Value, JsonReadings.Below(Pointer, m.Name), _readings)))]
        : throw Wrong("an object is expected.");

    /// <summary>All members of an object whose keys are names, of people for example: <see cref="Left"/> writes "*" for them.</summary>
    public IReadOnlyList<(string Name, JsonPart Value)> Entries()
    {
        _readings.Generalise(Pointer);
        return Members();
    }

    /// <summary>All elements in order; an empty list counts as read.</summary>
    public IReadOnlyList<JsonPart> Items()
    {
        if (_value.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("a list is expected.");
        }

        if (_value.GetArrayLength() == 0)
        {
            Take();
        }

        return [.. _value.EnumerateArray().Select((item, i) => new JsonPart(item, JsonReadings.Below(Pointer, i), _readings))];
    }

    public string Text() => _value.ValueKind == JsonValueKind.String ? Take().GetString()! : throw Wrong("a text is expected.");

    /// <summary>A text or a number, as text: for names.</summary>
    public string Word() => _value.ValueKind == JsonValueKind.Number ? Take().GetRawText() : Text();

    /// <summary>A text, a number, true or false, as text.</summary>
    public string Scalar() => _value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Flag() ? "true" : "false" : Word();

    public bool Flag() => _value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Take().GetBoolean() : throw Wrong("true or false is expected.");

    public int Whole() => _value.ValueKind == JsonValueKind.Number && _value.TryGetInt32(out var number)
        ? Take(number)
        : throw Wrong("a whole number is expected.");

    public double Number() => _value.ValueKind == JsonValueKind.Number && _value.TryGetDouble(out var number) && double.IsFinite(number)
        ? Take(number)
        : throw Wrong("a number is expected.");

    /// <summary>A time in milliseconds since 1970, UTC.</summary>
    public DateTimeOffset Time() => _value.ValueKind == JsonValueKind.Number && _value.TryGetInt64(out var milliseconds)
        && milliseconds is >= 0 and < 253_402_300_800_000
        ? Take(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
        : throw Wrong("milliseconds since 1970 are expected.");

    /// <summary>Counts the value with all below it as read.</summary>
    public JsonElement Take() => Take(_value);

    /// <summary>Counts the value as read if it is this text, which is known already; another stays among what is left.</summary>
    /// <returns>Whether it is.</returns>
    public bool TakeIf(string? text)
    {
        var isKnown = _value.ValueKind == JsonValueKind.String && _value.GetString() == text;
        if (isKnown)
        {
            Take();
        }

        return isKnown;
    }

    /// <summary>Has <see cref="Left"/> list the value whole, whatever of it is read.</summary>
    public void Keep() => _readings.Keep(Pointer);

    /// <summary>What was not read: the largest values of which nothing was.</summary>
    /// <returns>The pointer; the same with "*" for places in lists and names of entries; and the value.</returns>
    public IEnumerable<(string Pointer, string Pattern, JsonElement Value)> Left() => _readings.Left(_value, Pointer, Pointer);

    /// <summary>An error that says where.</summary>
    public InvalidDataException Wrong(string problem) => new($"{_readings.Where}, {(Pointer.Length == 0 ? "/" : Pointer)}: {problem}");

    private T Take<T>(T value)
    {
        _readings.Take(Pointer);
        return value;
    }

    private void RequireText()
    {
        switch (_value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var (_, member) in Members())
                {
                    member.RequireText();
                }

                break;
            case JsonValueKind.Array:
                foreach (var (item, i) in _value.EnumerateArray().Select((v, i) => (v, i)))
                {
                    new JsonPart(item, JsonReadings.Below(Pointer, i), _readings).RequireText();
                }

                break;
            case JsonValueKind.String:
                try
                {
                    _ = _value.GetString();
                }
                catch (InvalidOperationException)
                {
                    throw Wrong("the text holds half of a surrogate pair, which no file can hold; write the character out or take it away.");
                }

                break;
        }
    }
}
