using System.Text.Json;

namespace LearningThePrior.Transcripts.Importing.Inspect;

/// <summary>A sample of any task, as a debate of one side or more.</summary>
internal sealed class InspectSample
{
    private const int LongestLabel = 200;
    private static readonly string[] Debaters = ["debater_a", "debater_b"];

    private readonly InspectFile _log;
    private readonly JsonPart _sample;
    private readonly JsonLines.FieldReader _fields;
    private readonly string _runId;
    private readonly string _id;
    private readonly string _question;
    private readonly SortedDictionary<string, string> _models = new(StringComparer.Ordinal);

    /// <summary>Reads what names the sample.</summary>
    public InspectSample(InspectFile log, JsonPart sample, JsonLines.FieldMap map, string prefix, string runId)
    {
        (_log, _sample, _fields, _runId) = (log, sample, new(map), runId);
        QuestionId = sample["id"].Word();
        Epoch = sample.Find("epoch") is not { } epoch ? 1 : epoch.Whole() is > 0 and var counted ? counted : throw epoch.Wrong("a number from 1 is expected.");
        _id = prefix + (Epoch == 1 ? QuestionId : FormattableString.Invariant($"{QuestionId}.epoch-{Epoch}"));
        var input = sample["input"];
        _question = input.Kind == JsonValueKind.String ? input.Text()
            : input.Items().LastOrDefault(m => m["role"].Text() == "user") is { } asked ? Words(asked)
            : throw input.Wrong("a text, or messages with one of the user, is expected.");
        (Answers, Correct, HasChoices) = ReadAnswers();
    }

    public string QuestionId { get; }

    public int Epoch { get; }

    public IReadOnlyList<string> Answers { get; }

    /// <summary>The target's place among the answers; null where it is none of them.</summary>
    public int? Correct { get; }

    /// <summary>Whether the answers are the sample's own choices.</summary>
    public bool HasChoices { get; }

    /// <summary>Maps it.</summary>
    public ImportedDebate Map()
    {
        var turns = Turns();
        var error = _sample.Find("error") is { } failed ? failed.Find("message")?.Text() ?? failed.Scalar() : null;
        var debate = Debate(turns, error);
        var key = Correct is { } correct ? new StoredKey(StoredKey.CurrentSchema, _runId, _id, correct, null) : null;
        var scores = new InspectScores(_log, _sample, debate, key, HasChoices);
        return new(_id)
        {
            Debate = debate,
            Key = key,
            Judgements = [.. scores.Read(error)],
            Extras = [("sample", _sample)],
            Notes = [.. HasChoices ? [] : new[] { "has no choices: its answers are the target and \"another answer\"." }, .. scores.Notes],
        };
    }

    private (IReadOnlyList<string> Answers, int? Correct, bool HasChoices) ReadAnswers()
    {
        var target = _sample.Find("target") is not { } stated ? null
            : stated.Kind == JsonValueKind.Array ? (stated.Items() is [var first, ..] ? first.Text() : null)
            : stated.Text();
        if (_sample.Find("choices") is { } choices && choices.Items() is { Count: > 1 } listed)
        {
            string[] answers = [.. listed.Select(c => c.Text())];
            var place = target is null ? -1 : Array.IndexOf(answers, target);
            return (answers, place >= 0 ? place : target is { Length: > 0 } ? ImportedChoice.Read(target, answers) : null, true);
        }

        return ([target is { Length: > 0 } ? target : "the target", "another answer"], 0, false);
    }

    private List<StoredTurn> Turns()
    {
        List<StoredTurn> turns = [];
        foreach (var message in _sample.Find("messages")?.Items() ?? [])
        {
            var role = _fields.Role(message.Find("metadata")?.Find("role") is { Kind: JsonValueKind.String } said ? said : message["role"]);
            var words = role is null ? "" : Words(message);
            if (role is null || (turns.Count == 0 && role == "judge" && words == _question) || words.Length == 0)
            {
                if (role is null)
                {
                    message.Keep();
                }

                continue;
            }

            if (message.Find("model")?.Text() is { } model)
            {
                _models.TryAdd(role, model);
            }

            var round = turns.Count(t => t.Role == role);
            var (text, raw) = ImportText.Speech(words);
            var citations = ImportedStory.Check(words, TaggedQuotes.In(words, "quote"), null);
            turns.Add(new(turns.Count, round, role, role == "judge" ? "feedback" : round == 0 ? "open" : "argue", text, raw, citations, [], null, [], null, null, null));
        }

        return turns;
    }

    /// <summary>A message's words: its text, or the texts among its parts; long ones may stand among the sample's attachments.</summary>
    private string Words(JsonPart message)
    {
        const string Attachment = "attachment://";
        var content = message["content"];
        var words = content.Kind == JsonValueKind.String
            ? content.Text()
            : string.Join('\n', content.Items().Select(p => p.Find("text")).OfType<JsonPart>().Select(t => t.Text()));
        return words.StartsWith(Attachment, StringComparison.Ordinal) && _sample.Find("attachments")?.Find(words[Attachment.Length..]) is { } attached ? attached.Text() : words;
    }

    private StoredDebate Debate(List<StoredTurn> turns, string? error)
    {
        var spoke = Debaters.Where(r => turns.Exists(t => t.Role == r)).ToArray();
        var first = turns.Find(t => t.Role != "judge")?.Role;
        var model = _log.Eval.Find("model")?.Text();
        foreach (var role in spoke)
        {
            _models.TryAdd(role, model ?? "unknown");
        }

        foreach (var (name, role) in _log.Eval.Find("model_roles")?.Members() ?? [])
        {
            var played = role.Kind == JsonValueKind.String ? role.Text() : role.Find("model")?.Text();
            var place = name is "grader" or "judge" ? "judge" : Array.Find(Debaters, d => d == name);
            if (played is not null)
            {
                _models[place ?? name] = played;
            }
        }

        return new()
        {
            Schema = StoredDebate.CurrentSchema,
            RunId = _runId,
            DebateId = _id,
            Protocol = _log.Eval.Find("task")?.Text() ?? "inspect",
            QuestionId = QuestionId,
            QuestionText = _question,
            Answers = Answers,
            TreeId = null,
            Latent = null,
            Sample = Epoch - 1,
            Swap = false,
            Sides = [.. Debaters.Select((role, i) => new StoredSide("AB"[i].ToString(), spoke.Contains(role) ? _models[role] : null, i, null, role == first))],
            Rounds = turns.Where(t => t.Role != "judge").Select(t => t.Round + 1).DefaultIfEmpty().Max(),
            Models = _models,
            Labels = Labels(),
            Seed = null,
            StartedAt = null,
            WallS = _sample.Find("total_time")?.Number(),
            Tokens = null,
            Cost = null,
            NCalls = null,
            NCacheHits = null,
            NRetries = null,
            Status = error is null ? "finished" : "failed",
            Error = error,
            Turns = turns,
        };
    }

    private SortedDictionary<string, string> Labels()
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in _sample.Find("metadata")?.Members() ?? [])
        {
            var isScalar = value.Kind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
            if (isScalar && value.Value.GetRawText().Length <= LongestLabel)
            {
                labels[name] = value.Scalar();
            }
        }

        return labels;
    }
}
