using System.Text.Json;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Transcripts.Importing.Inspect;

/// <summary>What the scorers of a sample say, as verdicts.</summary>
/// <param name="log">The log.</param>
/// <param name="sample">The sample.</param>
/// <param name="debate">What was made of it.</param>
/// <param name="key">Its target among the answers, if it is one of them.</param>
/// <param name="hasChoices">Whether the answers are the sample's own choices, so that letters name them.</param>
internal sealed class InspectScores(InspectFile log, JsonPart sample, StoredDebate debate, StoredKey? key, bool hasChoices)
{
    private const string Parser = "inspect/1";
    private bool _isShared;

    /// <summary>What is out of the ordinary in what was read.</summary>
    public IReadOnlyList<string> Notes => _isShared
        ? ["has a score that tells the credence in the target alone: the rest is shared evenly among the other answers."]
        : [];

    /// <summary>Reads them.</summary>
    /// <param name="error">Why the sample failed; each scorer that gave no score then failed too.</param>
    public IEnumerable<StoredJudgement> Read(string? error)
    {
        HashSet<string> scored = new(StringComparer.Ordinal);
        foreach (var (name, score) in Scores())
        {
            scored.Add(name);
            var raw = score.Find("explanation")?.Text() ?? "";
            if (score["value"] is { Kind: JsonValueKind.Object } several)
            {
                foreach (var (part, value) in several.Members())
                {
                    yield return Line(Verdict(value, null, raw), $"{name}.{part}");
                }
            }
            else
            {
                yield return Line(Verdict(score["value"], score.Find("answer"), raw), name);
            }
        }

        foreach (var name in error is null ? [] : Scorers().Where(scored.Add).ToArray())
        {
            yield return Line(new FailedVerdict(error!, new("none", "")), name);
        }
    }

    /// <summary>Version 2 has scores by scorer; version 1 may have one.</summary>
    private IEnumerable<(string Name, JsonPart Score)> Scores() =>
        sample.Find("scores") is { } scores ? scores.Members()
        : sample.Find("score") is { } score ? [(log.Header.Find("results")?.Find("scorer")?.Find("name")?.Text() ?? "scorer", score)]
        : [];

    /// <summary>Those of the results; of a log that ended before there were any, those that were to score.</summary>
    private string[] Scorers() => Names(log.Header.Find("results")?.Find("scores")) is { Length: > 0 } scored ? scored : Names(log.Eval.Find("scorers"));

    private static string[] Names(JsonPart? scorers) => scorers is { Kind: JsonValueKind.Array } ? [.. scorers.Items().Select(s => s["name"].Text())] : [];

    private Verdict Verdict(JsonPart value, JsonPart? answer, string raw)
    {
        var source = new VerdictSource("scored", raw.Length > 0 ? raw : value.Value.ToString(), Parser);
        return value.Kind == JsonValueKind.Array ? new DecidedVerdict(ImportCredences.Read(value, debate.Answers.Count), source)
            : IsTold(value) && Chosen(answer) is { } chosen ? new DecidedVerdict(Credences.Certain(chosen, debate.Answers.Count), source)
            : value.Scalar() switch
            {
                "C" or "true" => InTruth(1, source),
                "I" or "false" => InTruth(0, source),
                "P" => new TieVerdict(source),
                "N" => new AbstainedVerdict(source),
                var letter when value.Kind == JsonValueKind.String && Chosen(letter) is { } choice => new DecidedVerdict(Credences.Certain(choice, debate.Answers.Count), source),
                _ when value.Kind == JsonValueKind.Number && value.Number() is >= 0 and <= 1 and var share => InTruth(share, source),
                _ => new UnparseableVerdict(source),
            };
    }

    /// <summary>The answer stands beside a letter that says whether it is right; P and N say that there is none.</summary>
    private static bool IsTold(JsonPart value)
    {
        var isTold = value.Value.ToString() is "C" or "I" or "1" or "0" or "1.0" or "0.0" or "True" or "False";
        if (isTold)
        {
            value.Take();
        }

        return isTold;
    }

    /// <summary>Without choices an answer may be right in other words than the target's: what the scorer makes of it counts.</summary>
    private int? Chosen(JsonPart? answer) => hasChoices && answer is { Kind: JsonValueKind.String } ? Chosen(answer.Text()) : null;

    private int? Chosen(string words)
    {
        for (var i = 0; i < debate.Answers.Count; i++)
        {
            if (debate.Answers[i] == words)
            {
                return i;
            }
        }

        return hasChoices ? ImportedChoice.Read(words, debate.Answers) : null;
    }

    /// <summary>Some credence in the truth; nothing tells which of several other answers the rest is of.</summary>
    private Verdict InTruth(double share, VerdictSource source)
    {
        if (key?.Correct is not { } correct)
        {
            return new UnparseableVerdict(source);
        }

        var others = debate.Answers.Count - 1;
        _isShared |= others > 1 && share < 1;
        var credences = new double[debate.Answers.Count];
        Array.Fill(credences, (1 - share) / others);
        credences[correct] = share;
        return new DecidedVerdict(new Credences(credences), source);
    }

    private StoredJudgement Line(Verdict verdict, string judge) => JudgementLine.Of(
        verdict, new(debate.RunId, debate.DebateId, judge, "imported"), new(debate.Rounds, Final: true, StoredJudgement.AsPlayed), characters: null, key, positions: []);
}
