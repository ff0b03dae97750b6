using LearningThePrior.Analysis.Scanning;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>A judgement, scored by the key where one is known and as it was stored where none is.</summary>
internal sealed class ScoredJudgement
{
    private readonly double _confidence = double.NaN;
    private readonly double _first = double.NaN;
    private readonly double _scoreA = double.NaN;
    private readonly double _scoreB = double.NaN;
    private readonly double _cost;
    private double _log = double.NaN;
    private double _brier = double.NaN;
    private double _inTruth = double.NaN;
    private double _borne = double.NaN;

    /// <summary>Scores a judgement.</summary>
    /// <param name="debate">What was judged.</param>
    /// <param name="judge">Who judged.</param>
    /// <param name="row">What was read; of as many credences as there are answers.</param>
    public ScoredJudgement(JudgedDebate debate, JudgeId judge, JudgementRow row)
    {
        (Debate, By, Characters, _cost) = (debate, judge, row.Characters, row.Cost ?? double.NaN);
        (Stage, IsFinal, IsMirrored, Outcome) = (row.Stage, row.Final, row.Mirrored, row.Outcome);
        if (row.Credences is not { } credences)
        {
            return;
        }

        Choice = StoredScore.Choice(credences);
        (_confidence, _first) = (credences.Max(), credences[0]);
        (_scoreA, _scoreB) = (debate.Row.A?.Score(credences) ?? double.NaN, debate.Row.B?.Score(credences) ?? double.NaN);
        Correct = row.Correct;
        (_log, _brier) = (row.LogScore ?? (row.Brier is null ? double.NaN : double.NegativeInfinity), row.Brier ?? double.NaN);
        _borne = row.Correct is { } right ? (right ? 1 : 0) : double.NaN;
        if (debate.Key is { } key)
        {
            ScoreBy(key, credences);
        }
    }

    /// <summary>What was judged.</summary>
    public JudgedDebate Debate { get; }

    /// <summary>Who judged, and how.</summary>
    public JudgeId By { get; }

    /// <summary>The judge's name.</summary>
    public string Judge => By.Name;

    /// <summary>How many characters of Z the judge was shown, where known.</summary>
    public int? Characters { get; }

    /// <summary>What it cost, where known.</summary>
    public double? Cost => Known(_cost);

    /// <summary>How many rounds had been heard.</summary>
    public int Stage { get; }

    /// <summary>Whether it is the judge's verdict.</summary>
    public bool IsFinal { get; }

    /// <summary>Whether the judge saw and heard the sides in the other order.</summary>
    public bool IsMirrored { get; }

    /// <summary>Whether it was given in the mirrored order by a judge who judged the debate as played too: a second verdict, which is not pooled with the first.</summary>
    public bool IsCopy { get; set; }

    /// <summary>What became of it.</summary>
    public Outcome Outcome { get; }

    /// <summary>The answer favoured; null where none is.</summary>
    public int? Choice { get; }

    /// <summary>Whether it is right; null where it favours nothing or the truth is not known.</summary>
    public bool? Correct { get; private set; }

    /// <summary>
    /// Whether it counts as right in accuracy: a tie, declared or by equal credences, counts as wrong. Null where it is no verdict, where the truth is not
    /// known, and where the truth is a distribution that no answer stands out of.
    /// </summary>
    public bool? Right => Correct ?? (Outcome is Outcome.Decided or Outcome.Tie && IsScorable && Debate.Key?.Truth is null ? false : null);

    /// <summary>The kind of judge that is not thrown together with others, see <see cref="JudgeKinds"/>.</summary>
    public string Kind => JudgeKinds.Of(By, IsCopy);

    /// <summary>The log of the credence in the truth, in nats; may be negative infinity.</summary>
    public double? LogScore => Known(_log);

    /// <summary>The squared distance from the truth.</summary>
    public double? Brier => Known(_brier);

    /// <summary>The credence in the truth, or the overlap with it.</summary>
    public double? InTruth => Known(_inTruth);

    /// <summary>The greatest credence.</summary>
    public double? Confidence => Known(_confidence);

    /// <summary>The probability that what has the greatest credence is true.</summary>
    public double? Borne => Known(_borne);

    /// <summary>The credence in the first answer.</summary>
    public double? First => Known(_first);

    /// <summary>The credence in what side A defends.</summary>
    public double? ScoreA => Known(_scoreA);

    /// <summary>The credence in what side B defends.</summary>
    public double? ScoreB => Known(_scoreB);

    /// <summary>Whether the same judge's verdict was given at the same stage and in the same order.</summary>
    public bool IsRepeatedByVerdict =>
        !IsFinal && Debate.Judgements.Any(j => j.IsFinal && j.By.IsSame(By) && j.IsMirrored == IsMirrored && j.Stage == Stage);

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

    /// <summary>Whether another judgement is by the same judge, in the same order and at the same stage; of verdicts there is one.</summary>
    public bool IsOfOccasion(ScoredJudgement other) =>
        other.By.IsSame(By) && other.IsMirrored == IsMirrored && other.IsFinal == IsFinal && (IsFinal || other.Stage == Stage);

    private void ScoreBy(AnswerKey key, double[] credences)
    {
        (Correct, _log, _brier) = key.Score(credences, Debate.Row);
        (_inTruth, _borne) = (0, 0);
        var greatest = 0;
        for (var i = 0; i < credences.Length; i++)
        {
            _inTruth += Math.Min(credences[i], key.Of(i));
            greatest += credences[i] == _confidence ? 1 : 0;
            _borne += credences[i] == _confidence ? key.Of(i) : 0;
        }

        _borne /= greatest;
    }

    /// <summary>A judgement is kept as small as can be: what is not known is NaN inside and null outside.</summary>
    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
