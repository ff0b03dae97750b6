using System.Text.Json;
using LearningThePrior.Analysis.Store;

namespace LearningThePrior.Analysis.Importing.Nyu;

/// <summary>Reads one room: its file, and its line of metadata where there is one.</summary>
internal sealed class NyuRoom
{
    private static readonly (string Name, string Role, string Label)[] Seats = [("Debater A", "debater_a", "A"), ("Debater B", "debater_b", "B")];

    private readonly JsonPart _room;
    private readonly NyuMetadata? _metadata;
    private readonly string _name;
    private readonly string _runId;
    private readonly NyuStory _story;
    private readonly IReadOnlyList<string> _answers;
    private readonly StoredKey _key;
    private readonly NyuJudging _judging;
    private readonly List<StoredTurn> _turns = [];
    private readonly List<StoredJudgement> _judgements = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<string> _firstSpeakers = new(StringComparer.Ordinal);
    private JsonPart? _offline;
    private int _rounds;

    private NyuRoom(JsonPart room, NyuMetadata? metadata, string name, string runId)
    {
        (_room, _metadata, _name, _runId) = (room, metadata, name, runId);
        var setup = room["setup"];
        _story = new(setup);
        _answers = [.. setup["answers"].Items().Select(a => a.Text())];
        var correct = setup["correctAnswerIndex"].Whole();
        if (_answers.Count != Seats.Length)
        {
            throw setup["answers"].Wrong($"two answers are expected, one for each debater; there are {_answers.Count}.");
        }

        if (correct < 0 || correct >= _answers.Count)
        {
            throw setup["correctAnswerIndex"].Wrong($"{correct} is the index of no answer; it must be 0 or 1.");
        }

        _key = new(StoredKey.CurrentSchema, runId, name, correct, null);
        _judging = new(runId, name, _answers.Count, _story, _key);
    }

    /// <summary>Reads a room.</summary>
    /// <exception cref="InvalidDataException">It is none; the message says where.</exception>
    public static ImportedDebate Read(JsonPart room, NyuMetadata? metadata, string name, string runId) => new NyuRoom(room, metadata, name, runId).Read();

    private ImportedDebate Read()
    {
        foreach (var round in _room["rounds"].Items())
        {
            Add(round);
        }

        AddOffline();
        var debate = Debate();
        Compare();
        return new(_name)
        {
            Debate = debate,
            Judgements = _judgements,
            Key = _key,
            Nodes = _story.Nodes(_runId),
            Extras = [("room", _room), .. _metadata is null ? Array.Empty<(string, JsonPart)>() : [("metadata", _metadata.Line)]],
            Notes = _notes,
        };
    }

    private void Add(JsonPart round)
    {
        switch (round.Only())
        {
            case ("JudgeFeedback", var feedback):
                var (judgement, words) = _judging.Read(feedback, _rounds, NyuJudging.Live);
                _judgements.Add(judgement);
                if (words.Words.Length > 0)
                {
                    AddTurn(Math.Max(_rounds - 1, 0), "judge", "feedback", words);
                }

                break;
            case ("SimultaneousSpeeches" or "SequentialSpeeches", var speeches):
                AddSpeeches(speeches["speeches"]);
                break;
            case ("OfflineJudgments", var offline):
                _offline = offline["judgments"];
                break;
            case ("NegotiateEnd", var votes):
                votes.Keep();
                break;
            case var (kind, _):
                throw round.Wrong($"is of kind '{kind}', which is not known.");
        }
    }

    private void AddSpeeches(JsonPart speeches)
    {
        for (var seat = 0; seat < Seats.Length; seat++)
        {
            if (speeches.Find(seat == 0 ? "0" : "1") is { } speech)
            {
                if (_rounds == 0 && _firstSpeakers.Count == 0)
                {
                    _firstSpeakers.Add(Seats[seat].Label);
                }

                AddTurn(_rounds, Seats[seat].Role, _rounds == 0 ? "open" : "argue", NyuSpeech.Read(speech, _story.Text));
            }
        }

        if (speeches.Members().FirstOrDefault(s => s.Name is not ("0" or "1")) is { Value: { } stranger })
        {
            throw stranger.Wrong("a speech of debater 0 or 1 is expected.");
        }

        _rounds++;
    }

    private void AddTurn(int round, string role, string task, NyuSpeech speech)
    {
        var (text, raw) = ImportText.Speech(speech.Words);
        _turns.Add(new(_turns.Count, round, role, task, text, raw, speech.Citations, [], null, [], null, speech.At, null));
        _notes.AddRange(speech.Notes);
    }

    private void AddOffline()
    {
        if (_offline is not null)
        {
            _judgements.AddRange(_judging.ReadOffline(_offline, _rounds));
        }

        if (_metadata?.OfflineJudgments is { } again)
        {
            if (_offline is null)
            {
                _judgements.AddRange(_judging.ReadOffline(again, _rounds));
            }
            else if (!JsonElement.DeepEquals(_offline.Value, again.Value))
            {
                _notes.Add("the metadata's offlineJudgingResults are not the room's; the room's count, the metadata's stand among the extras.");
            }
        }
    }

    private StoredDebate Debate()
    {
        var setup = _room["setup"];
        var roles = setup["roles"];
        var people = Seats.Select(s => roles.Find(s.Name)?.Text()).ToArray();
        var models = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (seat, person) in Seats.Zip(people).Where(p => p.Second is not null))
        {
            models[seat.Role] = person!;
        }

        if (roles.Find("Judge")?.Text() is { } judge)
        {
            models["judge"] = judge;
        }

        var question = setup["question"].Text();
        var isDebate = people.All(p => p is not null);
        var status = _metadata is null ? IsOver() ? "finished" : "unfinished" : _metadata.Status == "Complete" ? "finished" : "unfinished";
        Note(models, people, isDebate, status);
        return new()
        {
            Schema = StoredDebate.CurrentSchema,
            RunId = _runId,
            DebateId = _name,
            Protocol = isDebate ? "debate" : "consultancy",
            QuestionId = $"quality-{_story.ArticleId}-{ContentName.Of(question)}",
            QuestionText = question,
            Answers = _answers,
            TreeId = _story.TreeId,
            Latent = null,
            Sample = 0,
            Swap = false,
            Sides = [.. Seats.Select((s, i) => new StoredSide(s.Label, people[i], i, null, _firstSpeakers.Contains(s.Label)))],
            Rounds = _rounds,
            Models = models,
            Labels = Labels(people, isDebate),
            Seed = null,
            StartedAt = setup["creationTime"].Time(),
            WallS = null,
            Tokens = null,
            Cost = null,
            NCalls = null,
            NCacheHits = null,
            NRetries = null,
            Status = status,
            Error = status == "finished" ? null : _metadata?.Status ?? "has not ended",
            Turns = _turns,
        };
    }

    private SortedDictionary<string, string> Labels(string?[] people, bool isDebate)
    {
        var isHuman = _metadata?.IsHuman ?? !people.Contains("GPT-4");
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["setting"] = (isHuman ? "human " : "AI ") + (isDebate ? "debate" : "consultancy"),
        };
        if (_metadata is not null)
        {
            labels["included_in_paper"] = _metadata.IncludedInPaper ? "true" : "false";
            labels["ended_by"] = _metadata.EndedBy ?? "nothing";
        }

        return labels;
    }

    private bool IsOver() => _judgements.Exists(j => j is { Final: true, Method: NyuJudging.Live }) || _offline is not null;

    private void Note(SortedDictionary<string, string> models, string?[] people, bool isDebate, string status)
    {
        if (people.All(p => p is null))
        {
            throw _room["setup"]["roles"].Wrong("no debater is named; Debater A or Debater B is expected.");
        }

        if (!models.ContainsKey("judge"))
        {
            _notes.Add($"has no judge of its own; {_judgements.Count(j => j.Final)} judged it afterwards.");
        }

        if (status != "finished")
        {
            _notes.Add($"is not finished ({_metadata?.Status ?? "no judge ended it"}); rounds of speeches: {_rounds}.");
        }

        if (_metadata is null)
        {
            _notes.Add("has no line of metadata: its setting is inferred from its roles, and whether the paper includes it is not known.");
        }
        else if (_metadata.IsDebate != isDebate)
        {
            _notes.Add($"is a {(isDebate ? "debate" : "consultancy")} by its roles, but not by its metadata; its roles count.");
        }
    }

    private void Compare()
    {
        if (_metadata?.CorrectAnswerIndex is { } index && index != _key.Correct)
        {
            _notes.Add($"the metadata's correct answer is {index}, the room's {_key.Correct}; the room's counts.");
        }

        var verdict = _judgements.Find(j => j is { Final: true, Method: NyuJudging.Live });
        if (_metadata?.FinalJudgement is { } final && !(verdict?.Credences ?? []).SequenceEqual(final))
        {
            _notes.Add("the metadata's finalJudgement is not the room's; the room's counts.");
        }
    }
}
