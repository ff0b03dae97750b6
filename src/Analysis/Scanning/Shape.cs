using System.Text.Json;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>The fields of one kind of object, so that it can be read field by field without being made.</summary>
/// <remarks>It is as strict as the store's own reader; what it refuses, that one reads again and explains.</remarks>
internal sealed class Shape
{
    private readonly JsonEncodedText[] _names;
    private readonly Kinds[] _kinds;
    private readonly ulong _required;

    public Shape(params (string Name, Kinds Kinds)[] fields)
    {
        _names = [.. fields.Select(f => JsonEncodedText.Encode(f.Name))];
        _kinds = [.. fields.Select(f => f.Kinds)];
        _required = fields.Index().Where(f => !f.Item.Kinds.HasFlag(Kinds.Optional)).Aggregate(0UL, (bits, f) => bits | (1UL << f.Index));
    }

    /// <summary>Begins to read an object.</summary>
    /// <exception cref="JsonException">The reader stands on none.</exception>
    public Walk Enter(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.StartObject ? new Walk(this) : throw new JsonException();

    /// <summary>Reads through one object.</summary>
    internal struct Walk(Shape shape)
    {
        private ulong _seen;
        private int _next;

        /// <summary>The field whose value the reader stands on.</summary>
        public int Field { get; private set; }

        /// <summary>Moves to the next known field's value; false at the object's end.</summary>
        /// <exception cref="JsonException">A field is missing, doubled or of another kind.</exception>
        public bool MoveNext(ref Utf8JsonReader reader)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                Field = Find(ref reader);
                reader.Read();
                if (Field < 0)
                {
                    reader.Skip();
                    continue;
                }

                var bit = 1UL << Field;
                if ((_seen & bit) != 0 || !Fits(ref reader, shape._kinds[Field]))
                {
                    throw new JsonException();
                }

                _seen |= bit;
                return true;
            }

            return (_seen & shape._required) == shape._required ? false : throw new JsonException();
        }

        /// <summary>Fields mostly come in the order in which they are written.</summary>
        private int Find(ref Utf8JsonReader reader)
        {
            for (var i = 0; i < shape._names.Length; i++)
            {
                var field = _next + i < shape._names.Length ? _next + i : _next + i - shape._names.Length;
                if (reader.ValueTextEquals(shape._names[field].EncodedUtf8Bytes))
                {
                    _next = field + 1;
                    return field;
                }
            }

            return -1;
        }

        private static bool Fits(ref Utf8JsonReader reader, Kinds kinds) => reader.TokenType switch
        {
            JsonTokenType.Null => kinds.HasFlag(Kinds.Null),
            JsonTokenType.True or JsonTokenType.False => kinds.HasFlag(Kinds.Flag),
            JsonTokenType.StartArray => kinds.HasFlag(Kinds.List),
            JsonTokenType.StartObject => kinds.HasFlag(Kinds.Map),
            JsonTokenType.String => kinds.HasFlag(Kinds.Text) || (kinds.HasFlag(Kinds.Time) && reader.TryGetDateTimeOffset(out _)),
            JsonTokenType.Number => kinds.HasFlag(Kinds.Integer) ? reader.TryGetInt32(out _) : kinds.HasFlag(Kinds.Number) && reader.TryGetDouble(out var number) && double.IsFinite(number),
            _ => false,
        };
    }
}
