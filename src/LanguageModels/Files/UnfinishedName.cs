namespace LearningThePrior.LanguageModels.Files;

/// <summary>Names for what is not finished: that of its place, a random word, and ".part".</summary>
internal static class UnfinishedName
{
    public static string Of(string place) => $"{place}.{Path.GetFileNameWithoutExtension(Path.GetRandomFileName())}.part";
}
