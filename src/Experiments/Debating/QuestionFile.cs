using System.Globalization;
using System.Text.Json;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Transcripts.Importing;

namespace LearningThePrior.Experiments.Debating;

/// <summary>A question of a user's own file.</summary>
/// <param name="Question">The question.</param>
/// <param name="Correct">The right answer's index, or null where the file does not say.</param>
public sealed record AskedQuestion(Question Question, int? Correct)
{
    /// <summary>Whether the file says what is to choose from, by answers or by the right one; where it does not, a debate is about no and yes, and amplification answers in words.</summary>
    public bool IsClosed { get; init; } = true;

    /// <summary>The wrong answer that is argued for, by index; null where the file does not say.</summary>
    public int? Lie { get; init; }

    /// <summary>
    /// The two answers that are debated: the right one, where it is known, against the one that the file names as the lie, or else the next; otherwise the first two. Which stands
    /// first is that of the file.
    /// </summary>
    public (int First, int Second) Pair
    {
        get
        {
            var count = Question.Answers.Count;
            var (one, other) = Correct is { } correct ? (correct, Lie ?? (correct + 1) % count) : (0, 1);
            return (Math.Min(one, other), Math.Max(one, other));
        }
    }
}

/// <summary>
/// Reads questions from JSON lines (.jsonl, .ndjson) or CSV (.csv): <c>question</c>, and if wanted <c>id</c>, <c>answers</c> (a list; in CSV
/// separated by <c>|</c>; no and yes where left out), <c>correct</c> (the right answer's words, or its number from 0) and <c>lie</c> (the same of the wrong answer that is
/// argued for). Any other name is refused, as it may be one of these misspelt.
/// </summary>
public static class QuestionFile
{
    private static readonly string[] Columns = ["id", "question", "answers", "correct", "lie"];

    /// <summary>Reads all questions.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">What is wrong, with file, line and field.</exception>
    public static IReadOnlyList<AskedQuestion> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"there is no file {path}; questions are expected there, as .jsonl or .csv.");
        }

        List<AskedQuestion> questions = [];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, row) in Rows(path))
        {
            var asked = Read(row, line);
            questions.Add(ids.Add(asked.Question.Id)
                ? asked
                : throw new InvalidDataException($"{path}, line {line}: another question has the id '{asked.Question.Id}'; give each its own."));
        }

        return questions.Count > 0 ? questions : throw new InvalidDataException($"{path} holds no question.");
    }

    /// <summary>The rows of a file of JSON lines or of CSV, by its name.</summary>
    internal static IEnumerable<(long Line, JsonPart Row)> Rows(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => CsvRows.Objects(path).Select(r => (r.Line, r.Row())),
        ".jsonl" or ".ndjson" => Lines(path),
        _ => throw new InvalidDataException($"{path}: its name must end in .jsonl or .csv, which say how it is read."),
    };

    private static IEnumerable<(long Line, JsonPart Row)> Lines(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var number = 0L;
        for (var start = 0; start < bytes.Length;)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var feed ? feed : bytes.Length - start;
            var line = bytes.AsMemory(start, length);
            start += length + 1;
            number++;
            if (line.Span.Trim(" \t\r"u8).Length > 0)
            {
                yield return (number, JsonPart.Parse(line, $"{path}, line {number}", isLine: true));
            }
        }
    }

    private static AskedQuestion Read(JsonPart row, long line)
    {
        RequireKnown(row);
        var (listed, right) = (row.Find("answers"), row.Find("correct"));
        var answers = listed is null ? AnswerSet.NoYes : Answers(listed);
        var id = row.Find("id") is { } named ? named.Word() : string.Create(CultureInfo.InvariantCulture, $"q{line}");
        return new(new(id, row["question"].Text(), answers), right is null ? null : Correct(right, answers)) { IsClosed = listed is not null || right is not null, Lie = row.Find("lie") is { } lie ? Lie(lie, right, answers) : null };
    }

    private static void RequireKnown(JsonPart row)
    {
        if (row.Members().FirstOrDefault(m => !Columns.Contains(m.Name)) is { Name: { } name } unknown)
        {
            throw unknown.Value.Wrong($"there is no column '{PlainName(name)}'{NearMiss.Hint(PlainName(name), Columns)}");
        }
    }

    private static int Lie(JsonPart lie, JsonPart? right, AnswerSet answers) => right is null
        ? throw lie.Wrong("the right answer is not known; name it as 'correct'.")
        : Correct(lie, answers) is var wrong && wrong != Correct(right, answers) ? wrong : throw lie.Wrong("this is the right answer; the lie is another.");

    private static string PlainName(string name) => SpeechSanitizer.Cut(SpeechSanitizer.Escape(name.ReplaceLineEndings(" ")), 80);

    private static AnswerSet Answers(JsonPart part)
    {
        try
        {
            return new(part.Kind == JsonValueKind.String
                ? part.Text().Split('|', StringSplitOptions.TrimEntries)
                : [.. part.Items().Select(e => e.Text())]);
        }
        catch (ArgumentException)
        {
            throw part.Wrong("at least two different answers are expected, none of them blank.");
        }
    }

    private static int Correct(JsonPart part, AnswerSet answers)
    {
        var words = part.Word();
        var index = answers.Texts.ToList().IndexOf(words);
        return index >= 0 ? index
            : int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < answers.Count ? number
            : throw part.Wrong($"one of the answers ({string.Join(", ", answers.Texts)}) or its number from 0 is expected.");
    }
}
