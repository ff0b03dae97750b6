using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Judging;

/// <summary>
/// A stored debate as a judge's case, up to some round: the one way from a record to a case, for judges of a debate just played and for those
/// who come later. As played, and after the last round, the case is the one that the debate's own judge had, its seed included.
/// </summary>
/// <remarks>
/// Mirrored as by <see cref="JudgeCase.Mirror"/>, with a seed of its own for every order and stage unless one is asked for. What an imported debate's judge said of it
/// is left out; what a judge asked, or ruled, is heard, since speeches answer it.
/// </remarks>
internal static class StoredCase
{
    /// <summary>Makes the case.</summary>
    /// <param name="debate">The debate.</param>
    /// <param name="hearing">Its question and tree.</param>
    /// <param name="stage">How many rounds are heard.</param>
    /// <param name="order">As <see cref="StoredJudgement.Order"/>.</param>
    /// <param name="budget">What the judge may read; null for what the debate's own judge might, or, where that is not known, <see cref="DebateSetup.UsualJudgeBudget"/>.</param>
    /// <param name="isOneSeed">Whether every order and stage has the seed of the debate's own judge, so that nothing but they differ.</param>
    /// <exception cref="InvalidDataException">A speech cites or claims what cannot be read.</exception>
    public static JudgeCase Of(StoredDebate debate, Hearing hearing, int stage, string order, ReadingBudget? budget = null, bool isOneSeed = false)
    {
        var isMirrored = order == StoredJudgement.Mirrored;
        var seed = SeedOf(debate).For("judge");
        var played = new JudgeCase(
            hearing.Question,
            [.. debate.Sides.Where(s => s.Debater is not null).Select(s => (s.Label, Position(s, debate.DebateId)))],
            Heard(debate, stage),
            new TreeReader(hearing.Tree, budget ?? Budget(debate)),
            isOneSeed || (stage == debate.Rounds && !isMirrored) ? seed : seed.For(order, stage))
        {
            IsExpert = debate.HasExpert(),
        };
        return isMirrored ? played.Mirror() : played;
    }

    private static ReadingBudget Budget(StoredDebate debate) =>
        debate.JudgeBudget is var (nodes, characters) ? new(nodes, characters) : DebateSetup.UsualJudgeBudget;

    /// <summary>The seed of a debate; where it has none of ours, one by its own seed or its id.</summary>
    public static Seed SeedOf(StoredDebate debate) =>
        ulong.TryParse(debate.Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? new Seed(seed)
            : new Seed(0).For(debate.Seed ?? debate.DebateId);

    /// <summary>What is heard of a debate before judgement after so many rounds.</summary>
    /// <exception cref="InvalidDataException">A speech cites or claims what cannot be read.</exception>
    public static IReadOnlyList<Turn> Heard(StoredDebate debate, int stage) =>
        [.. debate.Turns.Where(t => t.Round < stage && IsHeard(t)).Select(t => StoredSpeech.ToTurn(t, debate))];

    private static bool IsHeard(StoredTurn turn) => turn.Role != JudgeCase.JudgeLabel || turn.Task is "ask" or "rule";

    /// <summary>What a side defends.</summary>
    /// <exception cref="InvalidDataException">It defends nothing.</exception>
    public static Position Position(StoredSide side, string debateId) => side switch
    {
        { Answer: { } answer } => new AnswerPosition(answer),
        { Credences: { } credences } => new DistributionPosition(Exact(credences)),
        _ => throw new InvalidDataException($"debate {debateId}: side {side.Label} defends nothing."),
    };

    /// <summary>As they are where they are ours; others' may be rounded, and are made to sum to one.</summary>
    private static Credences Exact(IReadOnlyList<double> credences) =>
        Math.Abs(credences.Sum() - 1) <= 1e-9 ? new(credences) : Credences.Normalise(credences);
}
