using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Validity;

/// <summary>One debate of a validation, with all that was done to it.</summary>
/// <param name="debate">The debate as it was played.</param>
/// <param name="question">The number of its question.</param>
/// <param name="key">What is true; null where that is not known.</param>
/// <param name="verdicts">What judges made of it and of its variants, by judge.</param>
internal sealed class ValidityCase(StoredDebate debate, int question, StoredKey? key, ILookup<string, TestedVerdict> verdicts)
{
    /// <summary>The debate as it was played.</summary>
    public StoredDebate Debate => debate;

    /// <summary>The protocol, by its name as typed where that is known.</summary>
    public string Protocol => debate.Labels.GetValueOrDefault("rules") ?? debate.Protocol;

    /// <summary>The number of its question.</summary>
    public int Question => question;

    /// <summary>The true answer; null where it is not known, or the truth favours none.</summary>
    public int? Truth { get; } = key?.Correct ?? (key?.Truth is { } truth ? StoredScore.Choice(truth) : null);

    /// <summary>Whether anything is known of the truth.</summary>
    public bool IsKeyed => key is not null;

    /// <summary>All who judged it.</summary>
    public IEnumerable<string> Judges => verdicts.Select(v => v.Key);

    /// <summary>What a judge made of one variant; null where it was not asked.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="test">What was done.</param>
    public TestedVerdict? Find(string judge, string test) => verdicts[judge].FirstOrDefault(v => v.Test == test && !v.IsMirrored);

    /// <summary>What a judge made of all variants of one kind.</summary>
    public IEnumerable<TestedVerdict> Of(string judge, string test) => verdicts[judge].Where(v => v.Test == test);

    /// <summary>Whether it is right, as accuracy counts it: a tie, declared or by equal credences, is wrong; null where it is no verdict or nothing is known.</summary>
    public bool? IsRight(TestedVerdict? verdict) => key is null ? null : verdict switch
    {
        { Credences: { } credences } => StoredScore.Of(credences, key, debate.Sides.Select(s => s.Credences).OfType<IReadOnlyList<double>>()).Correct ?? (key.Correct is null ? null : false),
        { Status: "tie" } when key.Correct is not null => false,
        _ => null,
    };

    /// <summary>Side A's lead over B in credence, by what each defends; null where not both are defended.</summary>
    public double? Lead(IReadOnlyList<double> credences) =>
        (Side("A"), Side("B")) is ({ } a, { } b) ? Score(a, credences) - Score(b, credences) : null;

    /// <summary>Side A's lead in truth; null where that is not known.</summary>
    public double? TrueLead => key switch
    {
        { Correct: { } correct } => Lead([.. debate.Answers.Select((_, i) => i == correct ? 1.0 : 0)]),
        { Truth: { } truth } => Lead(truth),
        _ => null,
    };

    private StoredSide? Side(string label) => debate.Sides.FirstOrDefault(s => s.Label == label && s.Debater is not null);

    private static double Score(StoredSide side, IReadOnlyList<double> credences) =>
        side.Answer is { } answer ? credences[answer] : side.Credences!.Zip(credences, Math.Min).Sum();
}

/// <summary>A verdict on a variant of a debate.</summary>
/// <param name="Test">What was done.</param>
/// <param name="Attack">Which attack; null for other things.</param>
/// <param name="Judge">Who judged.</param>
/// <param name="IsMirrored">Whether it was given in the mirrored order.</param>
/// <param name="Status">As <see cref="StoredJudgement.ParseStatus"/>.</param>
/// <param name="Credences">By answer; null where nothing was decided.</param>
/// <param name="Read">The nodes that the judge read; null where unknown.</param>
internal sealed record TestedVerdict(string Test, string? Attack, string Judge, bool IsMirrored, string Status, IReadOnlyList<double>? Credences, IReadOnlyList<string>? Read)
{
    /// <summary>The answer favoured; null where none is.</summary>
    public int? Choice { get; } = Credences is null ? null : StoredScore.Choice(Credences);
}
