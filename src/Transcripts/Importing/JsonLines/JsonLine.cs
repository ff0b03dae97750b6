using System.Text.Json;

namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>One object of a file: a debate and what judges made of it.</summary>
internal sealed class JsonLine(JsonPart line, FieldReader fields, string runId, string name)
{
    private static readonly string[] Debaters = ["debater_a", "debater_b"];

    private readonly SortedDictionary<string, int> _aside = new(StringComparer.Ordinal);

    public ImportedDebate Map()
    {
        var id = Word("id") ?? name;
        string[] answers = Answers();
        var story = fields.Find(line, "story")?.Text() is { } text ? new ImportedStory(fields.Find(line, "title")?.Text() ?? "", text) : null;
        var turns = Turns(story);
        var key = Key(id, answers);
        var debate = Debate(id, answers, story, turns);
        var verdicts = new JsonVerdicts(line, fields, debate, key);
        var judgements = verdicts.Read();
        string[] judges = [.. judgements.Select(j => j.JudgeId).Distinct()];
        return new(id)
        {
            Debate = judges is [var only] ? debate with { Models = new SortedDictionary<string, string>(debate.Models.ToDictionary(), StringComparer.Ordinal) { ["judge"] = only } } : debate,
            Key = key,
            Judgements = judgements,
            Nodes = story?.Nodes(runId) ?? [],
            Extras = [("line", line)],
            Notes = [.. verdicts.Notes, .. _aside.Select(a => $"'{a.Key}' is no side: its speeches ({a.Value}) stand among the extras.")],
        };
    }

    /// <summary>A count from 0.</summary>
    public static int NotNegative(JsonPart number) => number.Whole() is >= 0 and var count ? count : throw number.Wrong("a count from 0 is expected.");

    private string[] Answers()
    {
        if (fields.Find(line, "answer_a") is { } a && fields.Find(line, "answer_b") is { } b)
        {
            return [a.Text(), b.Text()];
        }

        string[] answers = [.. fields.Require(line, "answers").Items().Select(a => a.Text())];
        return answers.Length >= 2 ? answers : throw fields.Require(line, "answers").Wrong($"at least two answers are expected; there are {answers.Length}.");
    }

    private List<StoredTurn> Turns(ImportedStory? story)
    {
        List<StoredTurn> turns = [];
        foreach (var (field, role, round) in fields.Map.MappedSpeeches)
        {
            if (fields.Find(line, field)?.Text() is { Length: > 0 } words)
            {
                turns.Add(Turn(turns.Count, round, role, words, story));
            }
        }

        if (fields.Map.MappedSpeeches.Any() && !fields.Map.IsMapped("speeches"))
        {
            return turns;
        }

        foreach (var speech in fields.Require(line, "speeches").Items())
        {
            var speaker = fields.Require(speech, "role");
            var role = fields.Role(speaker);
            if (role is null)
            {
                var aside = speaker.Word();
                _aside[aside] = _aside.GetValueOrDefault(aside) + 1;
                speech.Keep();
                continue;
            }

            var words = fields.Require(speech, "text").Text();
            var round = fields.Find(speech, "round") is { } stated ? NotNegative(stated) : turns.Count(t => t.Role == role);
            turns.Add(Turn(turns.Count, round, role, words, story));
        }

        return turns;
    }

    private static StoredTurn Turn(int number, int round, string role, string words, ImportedStory? story)
    {
        var (text, raw) = ImportText.Speech(words);
        var citations = ImportedStory.Check(words, TaggedQuotes.In(words, "quote"), story);
        return ImportText.OrSilent(new(number, round, role, role == "judge" ? "feedback" : round == 0 ? "open" : "argue", text, raw, citations, [], null, [], null, null, null));
    }

    private StoredDebate Debate(string id, string[] answers, ImportedStory? story, List<StoredTurn> turns)
    {
        var question = fields.Require(line, "question").Text();
        var spoke = Debaters.Where(r => turns.Exists(t => t.Role == r)).ToArray();
        var first = turns.Find(t => t.Role != "judge")?.Role;
        var models = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, side) in Debaters.Zip("ab").Where(r => spoke.Contains(r.First)))
        {
            models[role] = Word($"model_{side}") ?? Word(role) ?? "unknown";
        }

        if (!fields.Map.IsMapped("judges") && line.Find(TableRows.Rows) is null && Word("judge") is { } judge)
        {
            models["judge"] = judge;
        }

        var failure = fields.Find(line, "failure")?.Word();
        return new()
        {
            Schema = StoredDebate.CurrentSchema,
            RunId = runId,
            DebateId = id,
            Protocol = Word("protocol") ?? spoke.Length switch { 2 => "debate", 1 => "consultancy", _ => "judge alone" },
            QuestionId = Word("question_id") ?? "question-" + ContentName.Of(question),
            QuestionText = question,
            Answers = answers,
            TreeId = story?.TreeId,
            Latent = null,
            Sample = fields.Find(line, "sample") is { } sample ? NotNegative(sample) : 0,
            Swap = fields.Find(line, "swap")?.Flag() ?? false,
            Sides = [.. Debaters.Select((role, i) => new StoredSide("AB"[i].ToString(), spoke.Contains(role) ? Word(role) ?? models[role] : null, i, null, role == first))],
            Rounds = turns.Where(t => t.Role != "judge").Select(t => t.Round + 1).DefaultIfEmpty().Max(),
            Models = models,
            Labels = Labels(),
            Seed = null,
            StartedAt = null,
            WallS = null,
            Tokens = null,
            Cost = fields.Find(line, "cost")?.Number(),
            NCalls = null,
            NCacheHits = null,
            NRetries = null,
            Status = failure is { Length: > 0 } ? "failed" : "finished",
            Error = failure is { Length: > 0 } ? failure : null,
            Turns = turns,
        };
    }

    private SortedDictionary<string, string> Labels()
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var label in fields.Map.Labels)
        {
            if (fields.Find(line, FieldMap.Label + label) is { } value)
            {
                labels[label] = value.Scalar();
            }
        }

        return labels;
    }

    private StoredKey? Key(string id, string[] answers)
    {
        if (fields.Find(line, "correct") is not { } correct)
        {
            return null;
        }

        var index = correct.Kind != JsonValueKind.String ? correct.Whole()
            : Array.IndexOf(answers, correct.Text()) is >= 0 and var place ? place
            : ImportedChoice.Read(correct.Text(), answers) ?? -1;
        return index >= 0 && index < answers.Length
            ? new(StoredKey.CurrentSchema, runId, id, index, null)
            : throw correct.Wrong($"{correct.Value} is no answer; an index from 0 to {answers.Length - 1}, its letter, or an answer's text, is expected.");
    }

    private string? Word(string field) => fields.Find(line, field)?.Word();
}
