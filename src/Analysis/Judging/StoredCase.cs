using System.Globalization;
using LearningThePrior.Analysis.Store;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Judging;

/// <summary>
/// A stored debate as a judge's case, up to some round. What judges said to the debaters between rounds is left out. As played, and
/// after the last round, the case is the one that the first judge had, its seed included.
/// </summary>
/// <remarks>
/// Mirrored, the labels change places, positions are listed the other way round, and so are a round's arguments; speeches of a
/// descent, each of which answers the one before, keep their order. The words stay: a speech that calls the other side by its label
/// still does.
/// </remarks>
internal sealed class StoredCase
{
    private readonly StoredDebate _debate;
    private readonly bool _mirrored;
    private readonly bool _answersMirrored;
    private readonly JudgeCase _case;

    /// <summary>Makes the case.</summary>
    /// <param name="debate">The debate.</param>
    /// <param name="hearing">Its question and tree.</param>
    /// <param name="stage">How many rounds are heard.</param>
    /// <param name="order">As <see cref="StoredJudgement.Order"/>.</param>
    /// <param name="budget">What the judge may read.</param>
    /// <exception cref="InvalidDataException">A speech cites or claims what cannot be read.</exception>
    public StoredCase(StoredDebate debate, Hearing hearing, int stage, string order, ReadingBudget budget)
    {
        _debate = debate;
        _mirrored = order == StoredJudgement.Mirrored;
        _answersMirrored = _mirrored && hearing.Question.GetType() == typeof(Question);
        var question = hearing.Question;
        var own = SeedOf(debate).For("judge");
        _case = new(
            _answersMirrored ? question with { Answers = new([.. question.Answers.Texts.Reverse()]) } : question,
            Mirrored([.. debate.Sides.Where(s => s.Debater is not null).Select(s => (Label(s.Label), Position(s)))]),
            Turns(stage),
            new TreeReader(hearing.Tree, budget),
            stage == debate.Rounds && !_mirrored ? own : own.For(order, stage));
    }

    /// <summary>What the judge is handed.</summary>
    public JudgeCase Case => _case;

    /// <summary>The verdict with credences in the debate's order of answers.</summary>
    public Verdict Back(Verdict verdict) => verdict is DecidedVerdict decided && _answersMirrored
        ? decided with { Credences = new([.. decided.Credences.Values.Reverse()]) }
        : verdict;

    private static Seed SeedOf(StoredDebate debate) =>
        ulong.TryParse(debate.Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? new Seed(seed)
            : new Seed(0).For(debate.Seed ?? debate.DebateId);

    private Turn[] Turns(int stage)
    {
        var heard = _debate.Turns.Where(t => t.Role != "judge" && t.Round < stage).ToArray();
        return [.. heard
            .GroupBy(t => t.Round)
            .SelectMany<IGrouping<int, StoredTurn>, StoredTurn>(round => round.All(t => t.Task == "argue") ? Mirrored(round.ToArray()) : round)
            .Select(t => StoredSpeech.ToTurn(t, Label(t.Role == "debater_a" ? "A" : "B"), _debate.DebateId))];
    }

    private T[] Mirrored<T>(T[] list)
    {
        if (_mirrored)
        {
            Array.Reverse(list);
        }

        return list;
    }

    private string Label(string label) => _mirrored ? label == "A" ? "B" : "A" : label;

    private Position Position(StoredSide side)
    {
        var count = _debate.Answers.Count;
        return side switch
        {
            { Answer: { } answer } => new AnswerPosition(_answersMirrored ? count - 1 - answer : answer),
            { Credences: { } credences } => new DistributionPosition(Exact(_answersMirrored ? [.. credences.Reverse()] : credences)),
            _ => throw new InvalidDataException($"debate {_debate.DebateId}: side {side.Label} defends nothing."),
        };
    }

    /// <summary>As they are where they are ours; others' may be rounded, and are made to sum to one.</summary>
    private static Credences Exact(IReadOnlyList<double> credences) =>
        Math.Abs(credences.Sum() - 1) <= 1e-9 ? new(credences) : Credences.Normalise(credences);
}
