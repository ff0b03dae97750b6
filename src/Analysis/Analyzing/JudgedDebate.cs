using LearningThePrior.Analysis.Scanning;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>A debate with what is true of it and what judges made of it.</summary>
/// <param name="run">What its run is called.</param>
/// <param name="row">What was read of it.</param>
/// <param name="question">The number of its question, the same in all runs.</param>
internal sealed class JudgedDebate(string run, DebateRow row, int question)
{
    private const double Equal = 1e-9;

    /// <summary>What its run is called.</summary>
    public string Run => run;

    /// <summary>What was read of it.</summary>
    public DebateRow Row => row;

    /// <summary>The number of its question.</summary>
    public int Question => question;

    /// <summary>What is true; null where that is not known.</summary>
    public AnswerKey? Key { get; private set; }

    /// <summary>Whether side A is on the side of the truth; null where that is not known or neither side is nearer to it.</summary>
    public bool? HonestA { get; private set; }

    /// <summary>The same of side B.</summary>
    public bool? HonestB { get; private set; }

    /// <summary>The judgements, in the order in which they were given.</summary>
    public ScoredJudgement[] Judgements { get; private set; } = [];

    /// <summary>Whether any judge was heard on it, also one whose judgements are left out.</summary>
    public bool IsJudged { get; set; }

    /// <summary>Whether both sides were argued for.</summary>
    public bool IsContested => row is { A.Debater: not null, B.Debater: not null };

    /// <summary>Says what is true.</summary>
    /// <param name="key">Fits the answers.</param>
    public void Tell(AnswerKey key)
    {
        Key = key;
        var (a, b) = (Match(row.A, key), Match(row.B, key));
        if (key.Correct is null && a is not null && b is not null)
        {
            // Where the truth is a distribution, the honest side is the nearer one.
            var even = Math.Abs(a.Value - b.Value) < Equal;
            (HonestA, HonestB) = (even ? null : a > b, even ? null : b > a);
            return;
        }

        (HonestA, HonestB) = (a is null ? null : a > 1 - Equal, b is null ? null : b > 1 - Equal);
    }

    /// <summary>Adds a judgement, in the place of an earlier one on the same occasion.</summary>
    /// <returns>Whether there was such an earlier one.</returns>
    public bool Judge(ScoredJudgement judgement)
    {
        var earlier = Array.FindIndex(Judgements, judgement.IsOfOccasion);
        if (earlier >= 0)
        {
            Judgements[earlier] = judgement;
            return true;
        }

        Judgements = [.. Judgements, judgement];
        return false;
    }

    /// <summary>Tells mirrored copies from other judgements, once all have been read.</summary>
    public void TellCopies()
    {
        foreach (var mirrored in Judgements)
        {
            mirrored.IsCopy = mirrored.IsMirrored && Array.Exists(Judgements, j => !j.IsMirrored && j.By.IsSame(mirrored.By));
        }
    }

    /// <summary>Leaves out the judgements that do not fit.</summary>
    /// <returns>How many there were.</returns>
    public int Keep(Func<ScoredJudgement, bool> fits)
    {
        var before = Judgements.Length;
        Judgements = Array.FindAll(Judgements, j => fits(j));
        return before - Judgements.Length;
    }

    private double? Match(SideRow? side, AnswerKey key) => side?.Score([.. Enumerable.Range(0, row.Answers.Length).Select(key.Of)]);
}
