using LearningThePrior.Analysis.Scanning;
using LearningThePrior.Analysis.Store;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>A judgement, scored by the key where one is known and as it was stored where none is.</summary>
internal sealed class ScoredJudgement
{
    /// <summary>Scores a judgement.</summary>
    /// <param name="debate">What was judged.</param>
    /// <param name="row">What was read; of as many credences as there are answers.</param>
    public ScoredJudgement(JudgedDebate debate, JudgementRow row)
    {
        (Debate, Judge, Kind, Method, Characters, Cost) = (debate, row.Judge, row.Kind, row.Method, row.Characters, row.Cost);
        (Stage, IsFinal, IsMirrored, Outcome) = (row.Stage, row.Final, row.Mirrored, row.Outcome);
        if (row.Credences is not { } credences)
        {
            return;
        }

        Choice = StoredScore.Choice(credences);
        (Confidence, First) = (credences.Max(), credences[0]);
        (ScoreA, ScoreB) = (debate.Row.A?.Score(credences), debate.Row.B?.Score(credences));
        (Correct, LogScore, Brier) = (row.Correct, row.LogScore ?? (row.Brier is null ? null : double.NegativeInfinity), row.Brier);
        Borne = row.Correct is { } right ? (right ? 1 : 0) : null;
        if (debate.Key is { } key)
        {
            ScoreBy(key, credences);
        }
    }

    /// <summary>What was judged.</summary>
    public JudgedDebate Debate { get; }

    /// <summary>Who judged.</summary>
    public string Judge { get; }

    /// <summary>What kind of judge that is.</summary>
    public string Kind { get; }

    /// <summary>How credences came about.</summary>
    public string Method { get; }

    /// <summary>How many characters of Z the judge was shown, where known.</summary>
    public int? Characters { get; }

    /// <summary>What it cost, where known.</summary>
    public double? Cost { get; }

    /// <summary>How many rounds had been heard.</summary>
    public int Stage { get; }

    /// <summary>Whether it is the judge's verdict.</summary>
    public bool IsFinal { get; }

    /// <summary>Whether the judge saw and heard the sides in the other order.</summary>
    public bool IsMirrored { get; }

    /// <summary>What became of it.</summary>
    public Outcome Outcome { get; }

    /// <summary>The answer favoured; null where none is.</summary>
    public int? Choice { get; }

    /// <summary>Whether it is right; null where it favours nothing or the truth is not known.</summary>
    public bool? Correct { get; private set; }

    /// <summary>The log of the credence in the truth, in nats; may be negative infinity.</summary>
    public double? LogScore { get; private set; }

    /// <summary>The squared distance from the truth.</summary>
    public double? Brier { get; private set; }

    /// <summary>The credence in the truth, or the overlap with it.</summary>
    public double? InTruth { get; private set; }

    /// <summary>The greatest credence.</summary>
    public double? Confidence { get; }

    /// <summary>The probability that what has the greatest credence is true.</summary>
    public double? Borne { get; private set; }

    /// <summary>The credence in the first answer.</summary>
    public double? First { get; }

    /// <summary>The credence in what side A defends.</summary>
    public double? ScoreA { get; }

    /// <summary>The credence in what side B defends.</summary>
    public double? ScoreB { get; }

    /// <summary>Whether the same judge's verdict was given at the same stage and in the same order.</summary>
    public bool IsRepeatedByVerdict =>
        !IsFinal && Debate.Judgements.Exists(j => j.IsFinal && j.Judge == Judge && j.IsMirrored == IsMirrored && j.Stage == Stage);

    /// <summary>Whether the truth is known at all.</summary>
    public bool IsScorable => Debate.Key is not null || Correct is not null || Brier is not null;

    /// <summary>Whether side A won: what it defends is believed more; null where neither is, or no side is known.</summary>
    public bool? AWins => ScoreA == ScoreB ? null : ScoreA > ScoreB ? true : ScoreB > ScoreA ? false : null;

    /// <summary>Whether the side that this judge saw as A won.</summary>
    public bool? SeenAWins => AWins ^ IsMirrored;

    /// <summary>Whether the side that this judge heard first won; null also where both spoke at once.</summary>
    public bool? FirstWins => HeardAFirst is { } first && AWins is { } wins ? wins == first : null;

    /// <summary>Whether the side that this judge saw as A held the truth; null where not exactly one side is known to.</summary>
    public bool? SeenAHonest => (Debate.HonestA, Debate.HonestB) switch
    {
        (true, not true) => !IsMirrored,
        (not true, true) => IsMirrored,
        _ => null,
    };

    /// <summary>Whether the side that this judge heard first held the truth.</summary>
    public bool? FirstHonest => HeardAFirst is { } first && SeenAHonest is { } honest ? (honest ^ IsMirrored) == first : null;

    /// <summary>Whether side A, as the debate was played, was heard first; null where both spoke at once or one alone.</summary>
    private bool? HeardAFirst => Debate.Row is { A: { } a, B: { } b } && a.First != b.First ? a.First ^ IsMirrored : null;

    private void ScoreBy(KeyRow key, double[] credences)
    {
        var sides = new[] { Debate.Row.A?.Position, Debate.Row.B?.Position }.OfType<IReadOnlyList<double>>();
        var score = StoredScore.Of(credences, new(StoredKey.CurrentSchema, Debate.Run, Debate.Row.DebateId, key.Correct, key.Truth), sides);
        (Correct, LogScore, Brier) = (score.Correct, score.LogScore, score.Brier);
        double inTruth = 0, borne = 0;
        var greatest = 0;
        for (var i = 0; i < credences.Length; i++)
        {
            inTruth += Math.Min(credences[i], key.Of(i));
            greatest += credences[i] == Confidence ? 1 : 0;
            borne += credences[i] == Confidence ? key.Of(i) : 0;
        }

        (InTruth, Borne) = (inTruth, borne / greatest);
    }
}
