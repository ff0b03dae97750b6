using System.Text.Json;
using System.Text.Json.Serialization;

namespace LearningThePrior.Debate;

/// <summary>Writes an enum's names in snake_case and reads nothing else, numbers least of all.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class SnakeCaseEnumJson<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
