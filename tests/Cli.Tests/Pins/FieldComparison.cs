using System.Text.Json;

namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>Compares JSON field by field: all that was pinned must be there and equal; what is new beside it is passed over.</summary>
/// <param name="tolerance">How far two numbers may be apart, as a share of the larger; 0 for equal to the last bit.</param>
internal sealed class FieldComparison(double tolerance = 0)
{
    /// <summary>Clocks, and places in the file system.</summary>
    private static readonly HashSet<string> PassedOver = ["started_at", "wall_s", "at", "duration", "duration_s", "seconds", "wait", "path", "created"];

    /// <summary>What differs between a pinned value and the same value now.</summary>
    public IEnumerable<Difference> Compare(string line, string field, JsonElement pinned, JsonElement now)
    {
        if (pinned.ValueKind != now.ValueKind)
        {
            return [new(line, field, pinned.GetRawText(), now.GetRawText())];
        }

        return pinned.ValueKind switch
        {
            JsonValueKind.Object => pinned.EnumerateObject().Where(p => !PassedOver.Contains(p.Name)).SelectMany(p => now.TryGetProperty(p.Name, out var value)
                ? Compare(line, $"{field}.{p.Name}", p.Value, value)
                : [new(line, $"{field}.{p.Name}", p.Value.GetRawText(), "not there")]),
            JsonValueKind.Array when pinned.GetArrayLength() == now.GetArrayLength() =>
                pinned.EnumerateArray().Zip(now.EnumerateArray()).SelectMany(pair => Compare(line, field, pair.First, pair.Second)),
            JsonValueKind.Number when IsSame(pinned, now) => [],
            JsonValueKind.String when pinned.GetString() == now.GetString() => [],
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => [],
            _ => [new(line, field, pinned.GetRawText(), now.GetRawText())],
        };
    }

    private bool IsSame(JsonElement pinned, JsonElement now)
    {
        if (pinned.GetRawText() == now.GetRawText())
        {
            return true;
        }

        // Whole numbers may be seeds of 64 bits, which no double holds.
        if (pinned.TryGetUInt64(out var whole) && now.TryGetUInt64(out var other))
        {
            return whole == other;
        }

        var (a, b) = (pinned.GetDouble(), now.GetDouble());
        return Math.Abs(a - b) <= tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
    }
}
