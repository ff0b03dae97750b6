using System.Text.Json;

namespace LearningThePrior.LanguageModels.Calls;

/// <summary>Words of files for members of enums: <c>debater_a</c> for DebaterA.</summary>
internal static class CallWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static bool TryRead<T>(string? word, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Of(candidate) == word)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
