using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Predicting;

/// <summary>Reads a file of questions, one a line, in the form of a world; blank lines and lines that begin with # are passed over.</summary>
internal static class QuestionFile
{
    public const int MostQuestions = 100_000;
    private const int LongestLine = 10_000;

    /// <exception cref="UserException">The file cannot be read, or a line is no question; the message names file, line and field.</exception>
    public static IReadOnlyList<Question> Read(string file, IWorld world)
    {
        List<Question> questions = [];
        var number = 0;
        foreach (var line in Lines(file))
        {
            number++;
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            if (text.Length > LongestLine || questions.Count == MostQuestions)
            {
                throw Wrong(file, number, "question", text.Length > LongestLine
                    ? $"the line is longer than {LongestLine} characters; write one question a line."
                    : $"there are more than {MostQuestions} questions; divide the file.");
            }

            try
            {
                questions.Add(world.ReadQuestion(text));
            }
            catch (QuestionFormatException e)
            {
                throw new UserException(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}: {e.Message}"));
            }
        }

        return questions.Count > 0 ? questions : throw Wrong(file, Math.Max(1, number), "question", $"there is none; write one a line: {world.QuestionForm}.");
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = Open(file);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static StreamReader Open(string file)
    {
        try
        {
            return new StreamReader(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserException($"--questions: {file} cannot be read: {e.Message}");
        }
    }

    private static UserException Wrong(string file, int line, string field, string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {field}: {problem}"));
}
