using LearningThePrior.Debate;

namespace LearningThePrior.Transcripts;

/// <summary>A verdict as a line of the store, scored where the key is known.</summary>
public static class JudgementLine
{
    /// <summary>Whose judgement, of which debate.</summary>
    /// <param name="RunId">The run.</param>
    /// <param name="DebateId">The debate.</param>
    /// <param name="JudgeId">The judge's name.</param>
    /// <param name="JudgeKind">What kind of judge, see <see cref="StoredJudgement.JudgeKind"/>.</param>
    public sealed record Whose(string RunId, string DebateId, string JudgeId, string JudgeKind);

    /// <summary>When in the debate it was given.</summary>
    /// <param name="Stage">How many rounds had been heard.</param>
    /// <param name="Final">Whether it is the verdict.</param>
    /// <param name="Order">In which order the judge heard and saw the sides.</param>
    public sealed record When(int Stage, bool Final, string Order);

    /// <summary>Makes the line.</summary>
    /// <param name="verdict">What the judge made of it; credences in the debate's order of answers.</param>
    /// <param name="whose">Whose judgement.</param>
    /// <param name="when">At which stage.</param>
    /// <param name="characters">How many characters of Z the judge was shown; null where unknown.</param>
    /// <param name="key">What is true; null where that is not known.</param>
    /// <param name="positions">The distributions that the sides defended, if any.</param>
    public static StoredJudgement Of(
        Verdict verdict, Whose whose, When when, int? characters, StoredKey? key, IEnumerable<IReadOnlyList<double>> positions)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(whose);
        ArgumentNullException.ThrowIfNull(when);
        var credences = (verdict as DecidedVerdict)?.Credences.Values;
        StoredScore? score = credences is not null && key is not null ? StoredScore.Of(credences, key, positions) : null;
        return new()
        {
            Schema = StoredJudgement.CurrentSchema,
            RunId = whose.RunId,
            DebateId = whose.DebateId,
            JudgeId = whose.JudgeId,
            JudgeKind = whose.JudgeKind,
            Stage = when.Stage,
            Final = when.Final,
            Order = when.Order,
            ParseStatus = Status(verdict),
            Credences = credences,
            Mass = verdict.Source.Mass,
            Choice = credences is null ? null : StoredScore.Choice(credences),
            Correct = score?.Correct,
            LogScore = score?.LogScore is { } log && double.IsFinite(log) ? log : null,
            Brier = score?.Brier,
            Method = verdict.Source.Method,
            Raw = verdict.Source.Raw is { Length: > 0 } raw ? raw : null,
            Error = (verdict as FailedVerdict)?.Error,
            Parser = verdict.Source.Parser,
            Characters = characters,
            Cost = null,
            At = null,
            CallId = verdict.Source.CallId,
        };
    }

    /// <summary>What kind of judge gave a verdict, as far as the verdict tells: credences from a model's words are a model's.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="otherwise">The kind of every other.</param>
    public static string KindOf(Verdict verdict, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Source.Method is "logprob" or "sampled" or "verbalised" ? "model" : otherwise;
    }

    /// <summary>The verdict that a line holds.</summary>
    /// <param name="judgement">The line.</param>
    /// <exception cref="ArgumentException">Its credences do not sum to one.</exception>
    public static Verdict ToVerdict(StoredJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        var source = new VerdictSource(judgement.Method, judgement.Raw ?? "", judgement.Parser) { Mass = judgement.Mass, CallId = judgement.CallId };
        return judgement.ParseStatus switch
        {
            "decided" => new DecidedVerdict(new(judgement.Credences!), source),
            "tie" => new TieVerdict(source),
            "abstained" => new AbstainedVerdict(source),
            "unparseable" => new UnparseableVerdict(source),
            _ => new FailedVerdict(judgement.Error ?? "", source),
        };
    }

    private static string Status(Verdict verdict) => verdict switch
    {
        DecidedVerdict => "decided",
        TieVerdict => "tie",
        AbstainedVerdict => "abstained",
        UnparseableVerdict => "unparseable",
        FailedVerdict => "failed",
        _ => throw new ArgumentException($"A verdict of kind {verdict.GetType().Name} cannot be stored.", nameof(verdict)),
    };
}
