using System.Text.Json;
using LearningThePrior.Debate;

namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>What judges made of one debate: one judge's verdict in the debate's own object, or a list (or an object by name) of judges, each once or at several stages.</summary>
internal sealed class JsonVerdicts(JsonPart line, FieldReader fields, StoredDebate debate, StoredKey? key)
{
    private readonly CredenceReader _reader = new(fields.Map.Credences, fields.Map.Normalise);
    private readonly List<string> _notes = [];

    /// <summary>What is out of the ordinary in what was read.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Reads all of them: at a judge's last stage they are final, unless the file says which are.</summary>
    public List<StoredJudgement> Read()
    {
        var stated = Judges().SelectMany(j => OfJudge(j.Name, j.Judge)).ToList();
        var last = stated.GroupBy(s => (s.Line.JudgeId, s.Line.Order)).ToDictionary(g => g.Key, g => g.Max(s => s.Line.Stage));
        List<StoredJudgement> lines = [.. stated.Select(s => s.Line with { Final = s.Final ?? s.Line.Stage == last[(s.Line.JudgeId, s.Line.Order)] })];
        return lines.GroupBy(l => (l.JudgeId, l.Order, l.Stage)).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice
            ? throw line.Wrong($"judge '{twice.JudgeId}' judges stage {twice.Stage} twice; give two judges two names, or say with --map stage=PATH which stage is which.")
            : lines;
    }

    private IEnumerable<(string? Name, JsonPart Judge)> Judges() => fields.Find(line, "judges") switch
    {
        null => line.Find(TableRows.Rows)?.Items().Select(row => ((string?)null, row)) ?? [(null, line)],
        { Kind: JsonValueKind.Object } named => named.Entries().Select(e => ((string?)e.Name, e.Value)),
        var list => list.Items().Select(j => ((string?)null, j)),
    };

    private IEnumerable<(StoredJudgement Line, bool? Final)> OfJudge(string? name, JsonPart judge)
    {
        var final = fields.Find(judge, "final")?.Flag();
        var reply = fields.Find(judge, "reply")?.Text();
        var stage = fields.Find(judge, "stage") is { } said ? JsonLine.NotNegative(said) : debate.Rounds;
        if (fields.Find(judge, "error")?.Word() is { Length: > 0 } error)
        {
            yield return (Line(new FailedVerdict(error, new("none", reply ?? "")), name, judge, stage), final);
        }
        else if (fields.Find(judge, "credences") is { } credences)
        {
            var byStage = credences.Kind == JsonValueKind.Array && credences.Value.EnumerateArray().FirstOrDefault().ValueKind == JsonValueKind.Array;
            var stages = byStage ? credences.Items() : [credences];
            if (stages.Count > stage + 1)
            {
                throw credences.Wrong($"{stages.Count} stages are given of {stage} rounds: at most one before any round, and one after each.");
            }

            for (var i = 0; i < stages.Count; i++)
            {
                var (verdict, sum) = _reader.Read(stages[i], debate.Answers, reply);
                if (sum is { } wrong)
                {
                    _notes.Add(FormattableString.Invariant($"the credences at {stages[i].Pointer} sum to {wrong:R}; they were divided by it, as --normalise asks."));
                }

                yield return (Line(verdict, name, judge, stage - stages.Count + 1 + i), final ?? (byStage ? i == stages.Count - 1 : null));
            }
        }
    }

    private StoredJudgement Line(Verdict verdict, string? name, JsonPart judge, int stage) => JudgementLine.Of(
        verdict,
        new(debate.RunId, debate.DebateId, fields.Find(judge, "judge")?.Word() ?? name ?? "judge", Kind(judge)),
        new(stage, Final: true, Order(judge)),
        characters: null,
        key,
        positions: []);

    private string Kind(JsonPart judge) => fields.Find(judge, "judge_kind") is not { } kind ? "imported"
        : kind.Text() is var said && StoreWords.JudgeKinds.Contains(said) ? said
        : throw kind.Wrong($"'{said}' is none of {string.Join(", ", StoreWords.JudgeKinds)}.");

    private string Order(JsonPart judge) => fields.Find(judge, "order") is not { } order ? StoredJudgement.AsPlayed
        : order.Text() is var said && StoreWords.Orders.Contains(said) ? said
        : throw order.Wrong($"'{said}' is none of {string.Join(", ", StoreWords.Orders)}.");
}
