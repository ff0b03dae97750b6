using LearningThePrior.Debate;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Judging;

/// <summary>What one judge did in one order.</summary>
/// <param name="JudgeId">The judge.</param>
/// <param name="Order">As <see cref="StoredJudgement.Order"/>.</param>
public sealed record JudgeTotals(string JudgeId, string Order)
{
    private readonly SortedDictionary<string, long> _byStatus = new(StringComparer.Ordinal);

    /// <summary>Judgements that were there before and were not asked for again.</summary>
    public long Earlier { get; internal set; }

    /// <summary>Judgements that were added.</summary>
    public long Added { get; private set; }

    /// <summary>Of those added that the key could score for a side, how many were right.</summary>
    public long Right { get; private set; }

    /// <summary>How many of those added the key could score for a side.</summary>
    public long Scored { get; private set; }

    /// <summary>How many of those added ended how, see <see cref="StoredJudgement.ParseStatus"/>.</summary>
    public IReadOnlyDictionary<string, long> ByStatus => _byStatus;

    /// <summary>How many of those added are of debates in which a side made no speech in a turn of its own.</summary>
    public long OfSilent { get; private set; }

    /// <summary>How many debates were not judged in this order, since their speeches call sides by their labels, see <see cref="SideNaming.Refuse"/>.</summary>
    public long NotMirrored { get; internal set; }

    /// <summary>How many of those added are of debates that were mirrored though their speeches call sides by their labels.</summary>
    public long NamingSides { get; private set; }

    internal void Count(StoredJudgement judgement, bool isSilent)
    {
        OfSilent += isSilent ? 1 : 0;
        NamingSides += judgement.SideNames is null ? 0 : 1;
        Added++;
        _byStatus[judgement.ParseStatus] = _byStatus.GetValueOrDefault(judgement.ParseStatus) + 1;
        Scored += judgement.Correct is null ? 0 : 1;
        Right += judgement.Correct == true ? 1 : 0;
    }
}
