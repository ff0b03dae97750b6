using System.Text.Json;
using System.Text.RegularExpressions;
using LearningThePrior.Debate;

namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>One line: a debate and, where it has one, its verdict.</summary>
internal sealed partial class JsonLine(JsonPart line, FieldMap map, string runId, long number)
{
    public ImportedDebate Map()
    {
        var id = Word("id") ?? FormattableString.Invariant($"line-{number}");
        string[] answers = [.. map.Require(line, "answers").Items().Select(a => a.Text())];
        if (answers.Length < 2)
        {
            throw map.Require(line, "answers").Wrong($"at least two answers are expected; there are {answers.Length}.");
        }

        var story = map.Find(line, "story")?.Text() is { } text ? new ImportedStory(map.Find(line, "title")?.Text() ?? "", text) : null;
        var turns = Turns(story);
        var key = Key(id, answers);
        return new(id)
        {
            Debate = Debate(id, answers, story, turns),
            Key = key,
            Judgements = [.. Verdicts(id, answers.Length, key, turns)],
            Nodes = story?.Nodes(runId) ?? [],
            Extras = [("line", line)],
        };
    }

    private List<StoredTurn> Turns(ImportedStory? story)
    {
        List<StoredTurn> turns = [];
        foreach (var speech in map.Require(line, "speeches").Items())
        {
            var role = map.Role(map.Require(speech, "role"));
            var words = map.Require(speech, "text").Text();
            var round = map.Find(speech, "round") is { } stated ? NotNegative(stated) : turns.Count(t => t.Role == role);
            var (text, raw) = ImportText.Speech(words);
            var citations = ImportedStory.Check(Quote().Matches(words).Select(m => m.Groups[1].Value), story);
            turns.Add(new(turns.Count, round, role, role == "judge" ? "feedback" : round == 0 ? "open" : "argue", text, raw, citations, [], null, [], null, null, null));
        }

        return turns;
    }

    private StoredDebate Debate(string id, string[] answers, ImportedStory? story, List<StoredTurn> turns)
    {
        var question = map.Require(line, "question").Text();
        string[] speakers = [.. new[] { "debater_a", "debater_b" }.Where(r => turns.Exists(t => t.Role == r))];
        var first = turns.Find(t => t.Role != "judge")?.Role;
        var models = speakers.ToDictionary(s => s, _ => "unknown");
        if (Word("judge") is { } judge)
        {
            models["judge"] = judge;
        }

        return new()
        {
            Schema = StoredDebate.CurrentSchema,
            RunId = runId,
            DebateId = id,
            Protocol = Word("protocol") ?? speakers.Length switch { 2 => "debate", 1 => "consultancy", _ => "judge alone" },
            QuestionId = Word("question_id") ?? "question-" + ContentName.Of(question),
            QuestionText = question,
            Answers = answers,
            TreeId = story?.TreeId,
            Latent = null,
            Sample = 0,
            Swap = false,
            Sides = [.. "AB".Select((label, i) => Side(label, i, speakers, first))],
            Rounds = turns.Where(t => t.Role != "judge").Select(t => t.Round + 1).DefaultIfEmpty().Max(),
            Models = models,
            Labels = new SortedDictionary<string, string>(),
            Seed = null,
            StartedAt = null,
            WallS = null,
            Tokens = null,
            Cost = null,
            NCalls = null,
            NCacheHits = null,
            NRetries = null,
            Status = "finished",
            Error = null,
            Turns = turns,
        };
    }

    private static StoredSide Side(char label, int answer, string[] speakers, string? first)
    {
        var role = "debater_" + char.ToLowerInvariant(label);
        return new(label.ToString(), speakers.Contains(role) ? "unknown" : null, answer, null, role == first);
    }

    private StoredKey? Key(string id, string[] answers)
    {
        if (map.Find(line, "correct") is not { } correct)
        {
            return null;
        }

        var index = correct.Kind == JsonValueKind.String ? Array.IndexOf(answers, correct.Text()) : correct.Whole();
        return index >= 0 && index < answers.Length
            ? new(StoredKey.CurrentSchema, runId, id, index, null)
            : throw correct.Wrong($"{correct.Value} is no answer; an index from 0 to {answers.Length - 1}, or an answer's text, is expected.");
    }

    private IEnumerable<StoredJudgement> Verdicts(string id, int answers, StoredKey? key, List<StoredTurn> turns)
    {
        if (map.Find(line, "credences") is { } credences)
        {
            var judgement = JudgementLine.Of(
                new DecidedVerdict(ImportCredences.Read(credences, answers), new("imported", "")),
                new(runId, id, Word("judge") ?? "judge", "imported"),
                new(turns.Where(t => t.Role != "judge").Select(t => t.Round + 1).DefaultIfEmpty().Max(), Final: true, StoredJudgement.AsPlayed),
                characters: null,
                key,
                positions: []);
            yield return judgement with { Raw = null };
        }
    }

    private string? Word(string field) => map.Find(line, field)?.Word();

    private static int NotNegative(JsonPart round) => round.Whole() is >= 0 and var number ? number : throw round.Wrong("a round is counted from 0.");

    [GeneratedRegex("<quote>(.*?)</quote>", RegexOptions.Singleline)]
    private static partial Regex Quote();
}
