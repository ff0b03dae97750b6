using System.Text.Json;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>Writes what the page unpacks when it is asked for, and makes the index of it.</summary>
internal sealed class ReportBody(ReportSelection chosen, TextWriter file)
{
    private readonly List<IndexedDebate> _debates = [];
    private readonly List<IndexedTree> _trees = [];
    private long _nodesLeftOut;

    public async Task<ReportIndex> WriteAsync(AnalysisResult analysis, AnalysisResult byJudge, CancellationToken cancellationToken)
    {
        var debates = new PackedBlocks("debates", file);
        var decompositions = new PackedBlocks("decompositions", file);
        var trees = new PackedBlocks("trees", file);
        var calls = new CallPacking(chosen, file);
        for (var run = 0; run < chosen.Runs.Count; run++)
        {
            await WriteDebatesAsync(run, debates, cancellationToken);
            await WriteDecompositionsAsync(run, decompositions, cancellationToken);
            await WriteTreesAsync(run, trees, cancellationToken);
            await calls.AddAsync(run, cancellationToken);
        }

        debates.Complete();
        decompositions.Complete();
        trees.Complete();
        calls.Complete();
        return new(
            [.. chosen.Runs.Select(r => new IndexedRun(Bounds.Line(r.Name), Bounds.Line(r.Run.Info.Kind)))],
            chosen.LeftOut,
            _nodesLeftOut,
            calls.LeftOut,
            analysis,
            byJudge.Groups,
            [.. byJudge.Comparisons.Where(c => c.CommonQuestions > 0 && byJudge.By.Count(f => c.First[f] != c.Second[f]) == 1)],
            analysis.Kind,
            _trees,
            calls.Packed,
            _debates);
    }

    private async Task WriteDebatesAsync(int run, PackedBlocks blocks, CancellationToken cancellationToken)
    {
        await foreach (var debate in chosen.Runs[run].Run.ReadDebatesAsync(cancellationToken))
        {
            if (chosen.Debates.TryGetValue((run, debate.DebateId), out var belonging))
            {
                var record = Bounds.Of(new ReportRecord(debate with { Protocol = ProtocolText.Plain(debate.Protocol) }, belonging.Judgements, belonging.Key));
                var (block, place) = blocks.Add(JsonSerializer.SerializeToUtf8Bytes(record, ReportJson.Default.ReportRecord));
                _debates.Add(DebateIndexer.Of(run, record, block, place));
            }
        }
    }

    private async Task WriteDecompositionsAsync(int run, PackedBlocks blocks, CancellationToken cancellationToken)
    {
        await foreach (var decomposition in chosen.Runs[run].Run.ReadDecompositionsAsync(cancellationToken))
        {
            if (chosen.Decompositions.TryGetValue((run, decomposition.DecompositionId), out var belonging))
            {
                var record = Bounds.Of(new ReportedDecomposition(decomposition, belonging.Judgements, belonging.Key));
                var (block, place) = blocks.Add(JsonSerializer.SerializeToUtf8Bytes(record, ReportJson.Default.ReportedDecomposition));
                _debates.Add(DebateIndexer.Of(run, record, block, place));
            }
        }
    }

    private async Task WriteTreesAsync(int run, PackedBlocks blocks, CancellationToken cancellationToken)
    {
        var trees = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        var left = Bounds.NodeCharacters;
        await foreach (var node in chosen.Runs[run].Run.ReadNodesAsync(cancellationToken))
        {
            if (!chosen.Mentions(run, node))
            {
                continue;
            }

            var text = Bounds.Text(node.Text);
            if ((left -= text.Length) < 0)
            {
                _nodesLeftOut++;
                continue;
            }

            if (!trees.TryGetValue(node.TreeId, out var nodes))
            {
                trees.Add(node.TreeId, nodes = new(StringComparer.Ordinal));
            }

            nodes[node.Address] = text;
        }

        foreach (var (tree, nodes) in trees)
        {
            var (block, place) = blocks.Add(JsonSerializer.SerializeToUtf8Bytes(nodes, ReportJson.Default.SortedDictionaryStringString));
            _trees.Add(new(run, tree, block, place));
        }
    }
}
