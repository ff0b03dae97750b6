using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LearningThePrior.Debate;

namespace LearningThePrior.Transcripts.Importing.LlmDebate;

/// <summary>One row: a debate and what judges made of it.</summary>
internal sealed class LlmRow
{
    private const string AnswerColumn = "answer_judge";

    private readonly JsonPart _row;
    private readonly string _runId;
    private readonly LlmTranscript _transcript;
    private readonly string? _failure;

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row's columns.</param>
    /// <param name="where">What errors call the row.</param>
    /// <param name="runId">The run.</param>
    public LlmRow(JsonPart row, string where, string runId)
    {
        (_row, _runId) = (row, runId);
        var transcript = row["transcript"].Text();
        if (transcript.StartsWith("Error occurred", StringComparison.Ordinal))
        {
            // What llm_debate writes in place of a debate that failed; a failure stays in the table.
            (_failure, transcript) = (transcript, Unspoken());
        }

        _transcript = new(JsonPart.Parse(Encoding.UTF8.GetBytes(transcript), $"{where}, transcript", isLine: true));
    }

    /// <summary>The debate's name in the file; rows of one name judge one debate.</summary>
    public string DebateId => Column("debate_id") ?? Column("id") ?? _transcript.Index?.ToString(CultureInfo.InvariantCulture)
        ?? throw _row.Wrong("'debate_id' is missing, and the transcript has no 'index'; one of them is expected.");

    /// <summary>Tells one transcript from another.</summary>
    public string Content => ContentName.Of(_transcript.Json.Value.GetRawText());

    /// <summary>The row's judge, where it has one.</summary>
    public string? Judge => Column("judge_id");

    /// <summary>Maps the row.</summary>
    /// <param name="debateId">The debate's name in the run.</param>
    /// <param name="isNew">Whether the debate was not brought by an earlier row.</param>
    public ImportedDebate Map(string debateId, bool isNew)
    {
        var key = new StoredKey(StoredKey.CurrentSchema, _runId, debateId, _transcript.Correct, null);
        List<string> notes = [];
        StoredJudgement[] judgements = [.. Human(key, notes), .. Models(key)];
        return new(debateId)
        {
            Debate = isNew ? Debate(debateId) : null,
            Key = isNew ? key : null,
            Judgements = judgements,
            Nodes = isNew && _transcript.Story is { } story ? story.Nodes(_runId) : [],
            Extras = isNew ? [("row", _row), ("transcript", _transcript.Json)] : [("row", _row)],
            Notes = notes,
        };
    }

    private StoredDebate Debate(string debateId)
    {
        var method = Column("debate_method");
        var spoke = new[] { _transcript.HasSpoken(0), _transcript.HasSpoken(1) };
        var models = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, side) in new[] { ("debater_a", 0), ("debater_b", 1) }.Where(r => spoke[r.Item2]))
        {
            models[role] = Column("debater_config") ?? _transcript.Names[side] ?? "unknown";
        }

        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in new[] { "experiment_name", "consultant_type", "interactive_judge", "dataset_split" })
        {
            if (Column(name) is { } value)
            {
                labels[name] = value;
            }
        }

        if (_transcript.RolloutType is { } rollout)
        {
            labels["rollout_type"] = rollout;
        }

        return new()
        {
            Schema = StoredDebate.CurrentSchema,
            RunId = _runId,
            DebateId = debateId,
            Protocol = method ?? (spoke[0] && spoke[1] ? "debate" : spoke[0] || spoke[1] ? "consultancy" : "judge alone"),
            QuestionId = "quality-" + ContentName.Of(Column("story_title") ?? _transcript.Json.Find("story_title")?.Text() ?? "", _transcript.Question),
            QuestionText = _transcript.Question,
            Answers = _transcript.Answers,
            TreeId = _transcript.Story?.TreeId,
            Latent = null,
            Sample = 0,
            Swap = _transcript.Swap,
            Sides = [.. "AB".Select((label, i) => new StoredSide(label.ToString(), spoke[i] ? models["debater_" + char.ToLowerInvariant(label)] : null, i, null, spoke[i] && (i == 0 || !spoke[0])))],
            Rounds = _transcript.Rounds,
            Models = models,
            Labels = labels,
            Seed = null,
            StartedAt = null,
            WallS = null,
            Tokens = null,
            Cost = null,
            NCalls = null,
            NCacheHits = null,
            NRetries = null,
            Status = _failure is null ? "finished" : "failed",
            Error = _failure,
            Turns = _transcript.Turns,
        };
    }

    private IEnumerable<StoredJudgement> Human(StoredKey key, List<string> notes)
    {
        if (_row.Find("confidence_correct") is not { } column)
        {
            yield break;
        }

        if (!double.TryParse(column.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var confidence) || !(confidence is >= 0 and <= 1))
        {
            throw column.Wrong("a confidence from 0 to 1 is expected.");
        }

        var verdict = new DecidedVerdict(JudgeReply.InTruth(confidence, _transcript.Correct), new("human", Column("explanation") ?? ""));
        var line = Line(verdict, Judge ?? "judge", "human", key);
        if (Column("correct") is { } said && bool.TryParse(said, out var correct) && line.Correct is { } reckoned && correct != reckoned)
        {
            _row["correct"].Keep();
            notes.Add($"judge {line.JudgeId} is said to be {(correct ? "right" : "wrong")}, but gave the right answer {confidence.ToString("R", CultureInfo.InvariantCulture)}; the credence counts.");
        }

        yield return line with { Raw = Column("explanation"), At = Time("judgement_time") };
    }

    private IEnumerable<StoredJudgement> Models(StoredKey key)
    {
        foreach (var (name, column) in _row.Members().Where(m => m.Name.StartsWith(AnswerColumn, StringComparison.Ordinal)))
        {
            var reply = column.Text();
            var judge = name["answer_".Length..];
            var verdict = (bool.TryParse(Column("complete_" + judge), out var complete) && !complete) || reply.StartsWith("Error occurred", StringComparison.Ordinal)
                ? new FailedVerdict(reply, new("none", reply))
                : JudgeReply.Read(reply, _transcript.Answers, _transcript.Correct);
            yield return Line(verdict, judge, verdict.Source.Method == "human" ? "human" : "model", key);
        }
    }

    private StoredJudgement Line(Verdict verdict, string judge, string kind, StoredKey key) => JudgementLine.Of(
        verdict,
        new(_runId, key.DebateId, judge, kind),
        new(int.TryParse(Column("turns_used"), CultureInfo.InvariantCulture, out var used) && used >= 0 ? used : _transcript.Rounds, Final: true, StoredJudgement.AsPlayed),
        characters: null,
        key,
        positions: []);

    /// <summary>The question and its answers as columns have them, as a transcript in which nothing is said.</summary>
    private string Unspoken() => new JsonObject
    {
        ["question"] = _row["question"].Text(),
        ["answers"] = new JsonObject { ["correct"] = _row["correct answer"].Text(), ["incorrect"] = _row["negative answer"].Text() },
        ["swap"] = bool.TryParse(Column("swap"), out var swap) && swap,
        ["rounds"] = new JsonArray(),
    }.ToJsonString();

    private string? Column(string name) => _row.Find(name)?.Text();

    /// <summary>A moment that can be read; one that cannot stays among the extras.</summary>
    private DateTimeOffset? Time(string name)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParse(_row.Find(name)?.Value.GetString(), CultureInfo.InvariantCulture, Utc, out var time))
        {
            return null;
        }

        _row[name].Take();
        return time;
    }
}
