using System.Text.Json;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>
/// Packs the calls of the debates of a report. Stores keep a debate's calls together, so that one debate's are held at a time; where
/// they are not together, as in a run that was cut off, the debate has several lots.
/// </summary>
internal sealed class CallPacking(ReportSelection chosen, TextWriter file)
{
    private readonly PackedBlocks _blocks = new("calls", file);
    private readonly List<IndexedCalls> _packed = [];

    /// <summary>How many calls did not fit.</summary>
    public long LeftOut { get; private set; }

    public IReadOnlyList<IndexedCalls> Packed => _packed;

    /// <summary>Packs the calls of one run's debates.</summary>
    public async Task AddAsync(int run, CancellationToken cancellationToken)
    {
        List<StoredCall> lot = [];
        await foreach (var call in chosen.Runs[run].Run.ReadCallsAsync(cancellationToken))
        {
            if (lot.Count > 0 && (lot[0].ConversationId != call.ConversationId || lot.Count == Bounds.CallsTogether))
            {
                Pack(run, lot);
                lot.Clear();
            }

            if (call.ConversationId is { } debate && chosen.Holds(run, debate))
            {
                lot.Add(Bounds.Of(call));
            }
        }

        if (lot.Count > 0)
        {
            Pack(run, lot);
        }
    }

    public void Complete() => _blocks.Complete();

    private void Pack(int run, List<StoredCall> lot)
    {
        if (_blocks.Written >= Bounds.CallCharacters)
        {
            LeftOut += lot.Count;
            return;
        }

        var (block, place) = _blocks.Add(JsonSerializer.SerializeToUtf8Bytes(lot, ReportJson.Default.ListStoredCall));
        _packed.Add(new(run, lot[0].ConversationId!, lot.Count, block, place));
    }
}
