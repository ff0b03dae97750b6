using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Judging;

/// <summary>
/// A stored debate as a judge's case, up to some round. What judges said in it is left out, but for what they asked the debaters. As
/// played, and after the last round, the case is the one that the first judge had, its seed included.
/// </summary>
/// <remarks>
/// Mirrored as by <see cref="JudgeCase.Mirror"/>; a plain question's answers are listed the other way round too. The store does not
/// say which arguments of one round heard each other: all are taken to be spoken at once. Speeches of a descent, each of which
/// answers the one before, keep their order.
/// </remarks>
internal sealed class StoredCase
{
    private readonly bool _answersMirrored;

    /// <summary>Makes the case.</summary>
    /// <param name="debate">The debate.</param>
    /// <param name="hearing">Its question and tree.</param>
    /// <param name="stage">How many rounds are heard.</param>
    /// <param name="order">As <see cref="StoredJudgement.Order"/>.</param>
    /// <param name="budget">What the judge may read.</param>
    /// <exception cref="InvalidDataException">A speech cites or claims what cannot be read.</exception>
    public StoredCase(StoredDebate debate, Hearing hearing, int stage, string order, ReadingBudget budget)
    {
        var isMirrored = order == StoredJudgement.Mirrored;
        var seed = SeedOf(debate).For("judge");
        var played = new JudgeCase(
            hearing.Question,
            [.. debate.Sides.Where(s => s.Debater is not null).Select(s => (s.Label, Position(s, debate.DebateId)))],
            [.. debate.Turns.Where(t => t.Round < stage && IsHeard(t)).Select(t => StoredSpeech.ToTurn(t, debate.DebateId))],
            new TreeReader(hearing.Tree, budget),
            stage == debate.Rounds && !isMirrored ? seed : seed.For(order, stage));
        _answersMirrored = isMirrored && hearing.Question.GetType() == typeof(Question);
        var heard = isMirrored ? played.Mirror() : played;
        Case = _answersMirrored ? MirrorAnswers(heard) : heard;
    }

    /// <summary>What the judge is handed.</summary>
    public JudgeCase Case { get; }

    /// <summary>The verdict with credences in the debate's order of answers.</summary>
    public Verdict Back(Verdict verdict) => verdict is DecidedVerdict decided && _answersMirrored
        ? decided with { Credences = Mirror(decided.Credences) }
        : verdict;

    private static Seed SeedOf(StoredDebate debate) =>
        ulong.TryParse(debate.Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? new Seed(seed)
            : new Seed(0).For(debate.Seed ?? debate.DebateId);

    private static bool IsHeard(StoredTurn turn) => turn.Role != JudgeCase.JudgeLabel || turn.Task == "ask";

    private static Position Position(StoredSide side, string debateId) => side switch
    {
        { Answer: { } answer } => new AnswerPosition(answer),
        { Credences: { } credences } => new DistributionPosition(Exact(credences)),
        _ => throw new InvalidDataException($"debate {debateId}: side {side.Label} defends nothing."),
    };

    /// <summary>As they are where they are ours; others' may be rounded, and are made to sum to one.</summary>
    private static Credences Exact(IReadOnlyList<double> credences) =>
        Math.Abs(credences.Sum() - 1) <= 1e-9 ? new(credences) : Credences.Normalise(credences);

    private static JudgeCase MirrorAnswers(JudgeCase @case) => @case with
    {
        Question = @case.Question with { Answers = new([.. @case.Question.Answers.Texts.Reverse()]) },
        Positions = [.. @case.Positions.Select(p => (p.Label, p.Position switch
        {
            AnswerPosition side => side with { Answer = @case.Question.Answers.Count - 1 - side.Answer },
            DistributionPosition side => side with { Credences = Mirror(side.Credences) },
            var other => other,
        }))],
    };

    private static Credences Mirror(Credences credences) => new([.. credences.Values.Reverse()]);
}
