namespace LearningThePrior.Transcripts.Importing.Nyu;

/// <summary>One room: its file, and its line of metadata where there is one.</summary>
internal sealed class NyuRoom
{
    private readonly JsonPart _room;
    private readonly NyuMetadata? _metadata;
    private readonly string _name;
    private readonly string _runId;
    private readonly NyuStory _story;
    private readonly string[] _answers;
    private readonly string?[] _debaters;
    private readonly string? _judge;
    private readonly StoredKey _key;
    private readonly NyuRounds _rounds;

    private NyuRoom(JsonPart room, NyuMetadata? metadata, string name, string runId)
    {
        (_room, _metadata, _name, _runId) = (room, metadata, name, runId);
        var setup = room["setup"];
        _story = new(setup);
        _answers = [.. setup["answers"].Items().Select(a => a.Text())];
        if (_answers.Length != 2)
        {
            throw setup["answers"].Wrong($"two answers are expected, one for each debater; there are {_answers.Length}.");
        }

        var correct = setup["correctAnswerIndex"].Whole();
        if (correct is not (0 or 1))
        {
            throw setup["correctAnswerIndex"].Wrong($"{correct} is the index of no answer; it must be 0 or 1.");
        }

        var roles = setup["roles"];
        _debaters = [roles.Find("Debater A")?.Text(), roles.Find("Debater B")?.Text()];
        _judge = roles.Find("Judge")?.Text();
        if (_debaters.All(d => d is null))
        {
            throw roles.Wrong("no debater is named; Debater A or Debater B is expected.");
        }

        _key = new(StoredKey.CurrentSchema, runId, name, correct, null);
        _rounds = new(_story, new NyuJudging(runId, name, _answers.Length, _story, _key), _debaters);
        _rounds.Read(room["rounds"], metadata?.OfflineJudgments);
    }

    private bool IsDebate => _debaters.All(d => d is not null);

    private bool IsFinished => _metadata is null ? _rounds.IsOver : _metadata.Status == "Complete";

    /// <summary>Reads a room.</summary>
    /// <exception cref="InvalidDataException">It is none; the message says where.</exception>
    public static ImportedDebate Read(JsonPart room, NyuMetadata? metadata, string name, string runId) => new NyuRoom(room, metadata, name, runId).Read();

    private ImportedDebate Read() => new(_name)
    {
        Debate = Debate(),
        Judgements = _rounds.Judgements,
        Key = _key,
        Nodes = _story.Nodes(_runId),
        Extras = [("room", _room), .. _metadata is null ? Array.Empty<(string, JsonPart)>() : [("metadata", _metadata.Line)]],
        Notes = [.. _rounds.Notes, .. Notes()],
    };

    private StoredDebate Debate()
    {
        var question = _room["setup"]["question"].Text();
        var first = _rounds.Turns.FirstOrDefault(t => t.Role != "judge")?.Role;
        return new()
        {
            Schema = StoredDebate.CurrentSchema,
            RunId = _runId,
            DebateId = _name,
            Protocol = IsDebate ? "debate" : "consultancy",
            QuestionId = $"quality-{_story.ArticleId}-{ContentName.Of(question)}",
            QuestionText = question,
            Answers = _answers,
            TreeId = _story.TreeId,
            Latent = null,
            Sample = 0,
            Swap = false,
            Sides = [.. "AB".Select((label, i) => new StoredSide(label.ToString(), _debaters[i], i, null, NyuRounds.Roles[i] == first))],
            Rounds = _rounds.Count,
            Models = Models(),
            Labels = Labels(),
            Seed = null,
            StartedAt = _room["setup"]["creationTime"].Time(),
            WallS = null,
            Tokens = null,
            Cost = null,
            NCalls = null,
            NCacheHits = null,
            NRetries = null,
            Status = IsFinished ? "finished" : "unfinished",
            Error = IsFinished ? null : _metadata?.Status ?? "no judge ended it",
            Turns = _rounds.Turns,
        };
    }

    private SortedDictionary<string, string> Models()
    {
        var models = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, name) in NyuRounds.Roles.Append("judge").Zip(_debaters.Append(_judge)))
        {
            if (name is not null)
            {
                models[role] = name;
            }
        }

        return models;
    }

    private SortedDictionary<string, string> Labels()
    {
        var isHuman = _metadata?.IsHuman ?? !_debaters.Contains("GPT-4");
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["setting"] = (isHuman ? "human " : "AI ") + (IsDebate ? "debate" : "consultancy"),
        };
        if (_metadata is not null)
        {
            labels["included_in_paper"] = _metadata.IncludedInPaper ? "true" : "false";
            labels["ended_by"] = _metadata.EndedBy ?? "nothing";
        }

        return labels;
    }

    private IEnumerable<string> Notes()
    {
        if (_judge is null)
        {
            yield return $"has no judge of its own; {_rounds.Judgements.Count(j => j.Final)} judged it afterwards.";
        }

        if (!IsFinished)
        {
            yield return $"is not finished ({_metadata?.Status ?? "no judge ended it"}); rounds of speeches: {_rounds.Count}.";
        }

        if (_metadata is null)
        {
            yield return "has no line of metadata: its setting is inferred from its roles, and whether the paper includes it is not known.";
            yield break;
        }

        if (_metadata.IsDebate != IsDebate)
        {
            yield return $"is a {(IsDebate ? "debate" : "consultancy")} by its roles, but not by its metadata; its roles count.";
        }

        if (_metadata.CorrectAnswerIndex is { } index && index != _key.Correct)
        {
            yield return $"the metadata's correct answer is {index}, the room's {_key.Correct}; the room's counts.";
        }

        if (_metadata.FinalJudgement is { } final && !(_rounds.Verdict?.Credences ?? []).SequenceEqual(final))
        {
            yield return "the metadata's finalJudgement is not the room's; the room's counts.";
        }
    }
}
