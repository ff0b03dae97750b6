using System.Text.Json;
using LearningThePrior.Analysis.HumanJudging;

namespace LearningThePrior.Cli.HumanJudging;

/// <summary>A study's settings from a file, see <see cref="HumanSettings"/>.</summary>
internal static class StudyFile
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UserException">There is no such file, or it cannot be read; the message names file, line and field.</exception>
    public static HumanSettings Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UserException($"--study: there is no file {path}.");
        }

        try
        {
            var settings = JsonSerializer.Deserialize(File.ReadAllBytes(path), HumanJson.Default.HumanSettings) ?? throw new UserException($"{path}: null is no study.");
            settings.Check();
            return settings;
        }
        catch (JsonException e)
        {
            var words = e.Message.Split(" Path:")[0].Replace("The JSON property ", "", StringComparison.Ordinal).Split(" could not be mapped")[0];
            var known = string.Join(", ", typeof(HumanSettings).GetProperties().Where(p => p.CanWrite).Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name)));
            throw new UserException(FormattableString.Invariant($"{path}, line {e.LineNumber + 1}, {e.Path}: {words}; a study has {known}."));
        }
        catch (ArgumentException e)
        {
            throw new UserException($"{path}: {PlainWords.OfArgument(e.Message)}");
        }
    }
}
