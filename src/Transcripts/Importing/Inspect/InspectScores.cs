using System.Text.Json;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Transcripts.Importing.Inspect;

/// <summary>What the scorers of a sample say, as verdicts.</summary>
internal sealed class InspectScores(InspectFile log, JsonPart sample, StoredDebate debate, StoredKey? key)
{
    private const string Parser = "inspect/1";

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
                yield return Line(Verdict(score["value"], score.Find("answer") is { Kind: JsonValueKind.String } answer ? answer.Text() : null, raw), name);
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

    private IEnumerable<string> Scorers() => log.Header.Find("results")?.Find("scores")?.Items().Select(s => s["name"].Text()) ?? [];

    private Verdict Verdict(JsonPart value, string? answer, string raw)
    {
        var source = new VerdictSource("scored", raw.Length > 0 ? raw : value.Value.ToString(), Parser);
        return value.Kind == JsonValueKind.Array ? new DecidedVerdict(ImportCredences.Read(value, debate.Answers.Count), source)
            : answer is not null && Chosen(answer) is { } chosen && IsTold(value) ? new DecidedVerdict(Credences.Certain(chosen, debate.Answers.Count), source)
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

    private int? Chosen(string words)
    {
        for (var i = 0; i < debate.Answers.Count; i++)
        {
            if (debate.Answers[i] == words)
            {
                return i;
            }
        }

        return ImportedChoice.Read(words, debate.Answers);
    }

    /// <summary>Some credence in the truth; what the rest is of is told where there are two answers.</summary>
    private Verdict InTruth(double share, VerdictSource source)
    {
        if (key?.Correct is not { } correct || (debate.Answers.Count > 2 && share < 1))
        {
            return new UnparseableVerdict(source);
        }

        var credences = new double[debate.Answers.Count];
        credences[correct] = share;
        credences[correct == 0 ? 1 : 0] += 1 - share;
        return new DecidedVerdict(new Credences(credences), source);
    }

    private StoredJudgement Line(Verdict verdict, string judge) => JudgementLine.Of(
        verdict, new(debate.RunId, debate.DebateId, judge, "imported"), new(debate.Rounds, Final: true, StoredJudgement.AsPlayed), characters: null, key, positions: []);
}
