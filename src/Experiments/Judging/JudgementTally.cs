using LearningThePrior.Debate;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Judging;

/// <summary>Counts what judges did, wherever they do it: from the items that go out and the judgements that come back. Safe for concurrent use.</summary>
internal sealed class JudgementTally(Rejudging settings, IRunner inner) : IRunner
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<(string Judge, string Order), JudgeTotals> _totals = [];
    private readonly HashSet<string> _silent = new(StringComparer.Ordinal);

    /// <summary>What each judge did, in the order of judges and orders.</summary>
    public IReadOnlyList<JudgeTotals> Totals => [.. _totals.Values];

    /// <summary>Counts what of a debate is not asked for, and notes the rest.</summary>
    /// <param name="debate">A debate that goes out.</param>
    /// <param name="judges">Who is to judge it.</param>
    /// <param name="there">What was judged before.</param>
    public void Begin(StoredDebate debate, IEnumerable<string> judges, ILookup<string, Asked> there)
    {
        lock (_gate)
        {
            if (debate.Turns.Any(t => t.IsSilent))
            {
                _silent.Add(debate.DebateId);
            }

            var earlier = there[debate.DebateId].ToHashSet();
            foreach (var asked in judges.SelectMany(j => settings.AskedOf(debate, j)))
            {
                var totals = Of(asked.JudgeId, asked.Order);
                totals.Earlier += earlier.Contains(asked) ? 1 : 0;
                totals.NotMirrored += !earlier.Contains(asked) && settings.NamingOf(debate, asked.Order) == SideNaming.Refuse ? 1 : 0;
            }
        }
    }

    public Task RunAsync(IAsyncEnumerable<RunItem> items, IItemStore store, Action<RunItem, Exception?> ended, CancellationToken cancellationToken) =>
        inner.RunAsync(items, new Counted(this, store), ended, cancellationToken);

    private JudgeTotals Of(string judge, string order)
    {
        if (!_totals.TryGetValue((judge, order), out var totals))
        {
            _totals.Add((judge, order), totals = new(judge, order));
        }

        return totals;
    }

    private void Count(StoredJudgement judgement)
    {
        lock (_gate)
        {
            Of(judgement.JudgeId, judgement.Order).Count(judgement, _silent.Contains(judgement.DebateId));
        }
    }

    private sealed class Counted(JudgementTally tally, IItemStore store) : IItemStore
    {
        public void Append(params IEnumerable<StoredLine> lines)
        {
            StoredLine[] all = [.. lines];
            store.Append(all);
            foreach (var line in all.Where(l => l.File == StoreFile.Judgements))
            {
                tally.Count(StoreFormats.Judgements.Read(line.Bytes.Span));
            }
        }

        public void Write(string name, ReadOnlySpan<byte> content) => store.Write(name, content);
    }
}
